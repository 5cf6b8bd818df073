"""The answer in the language of the question."""

from collections.abc import Callable
from dataclasses import replace

from assistant.languages.hear import Heard
from assistant.lock.seal import seal
from assistant.records import Answer
from prompts.answers import load_answers, speaking


def tell(heard: Heard, make: Callable[[], Answer]) -> Answer:
    """What ``make`` answers to the Vietnamese question, in English where that was asked for.

    An English wording that the number lock does not let through gives way to the Vietnamese one.
    """
    if heard.language != "en":
        return make()
    with speaking("en"):
        answer = make()
        if load_answers().say("lock", "withheld") not in answer.notes:
            searched = load_answers().say("foreign", "searched", question=answer.standalone_question)
            return answer if _followed(answer) else seal(replace(answer, notes=(*answer.notes, searched)))
    return make()


def _followed(answer: Answer) -> bool:
    """True where a note says already how the question was understood."""
    return any(answer.standalone_question in note for note in answer.notes)
