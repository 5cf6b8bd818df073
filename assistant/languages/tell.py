"""The answer in the language of the question."""

from collections.abc import Callable
from dataclasses import replace

from assistant.languages.detect import Language
from assistant.languages.hear import Heard
from assistant.languages.voices import refuse_in, voice
from assistant.lock.seal import seal
from assistant.records import Answer
from prompts.answers import load_answers, speaking


def tell(heard: Heard, make: Callable[[], Answer]) -> Answer:
    """What ``make`` answers to the Vietnamese question, in the language that was asked in.

    An English wording that the number lock does not let through gives way to the Vietnamese one. Notes for
    readers of Korean, Japanese and Chinese are in English.
    """
    if heard.language == "vi":
        return make()
    if not heard.understood:
        unread = Answer(
            question=heard.question, standalone_question=heard.question, status="refused", answer=""
        )
        return replace(refuse_in(unread, heard.language), timings_ms={"answer": 0.0})
    return tell_in(heard.language, make)


def tell_in(language: Language, make: Callable[[], Answer]) -> Answer:
    """What ``make`` answers, in a language that is not Vietnamese."""
    with speaking("en"):
        answer = _noted(make())
        held = load_answers().say("lock", "withheld") not in answer.notes
    if language != "en":
        return voice(answer, language)
    return answer if held else make()


def _noted(answer: Answer) -> Answer:
    """The answer with a note that tells the Vietnamese question, where none does yet."""
    if any(answer.standalone_question in note for note in answer.notes):
        return answer
    searched = load_answers().say("foreign", "searched", question=answer.standalone_question)
    return seal(replace(answer, notes=(*answer.notes, searched)))
