"""What each number of an answer rests on, and what a language model wrote in vain, folded up below it."""

from collections.abc import Iterator

from assistant.lock.records import Held
from assistant.records import Answer
from assistant.ui.escape import literal
from prompts.messages import Messages


def verdict_html(answer: Answer, messages: Messages) -> str:
    """The numbers with their support, as HTML that opens on a click; ``""`` where nothing is to be told."""
    told = [*_numbers(answer, messages), *_withheld(answer, messages)]
    if not told:
        return ""
    title = literal(messages.say("verdict", "title"))
    return f'<details class="hoi-kiem"><summary>{title}</summary><ul>{"".join(told)}</ul></details>'


def _numbers(answer: Answer, messages: Messages) -> Iterator[str]:
    """Each number of the answer's text once; citation marks are none."""
    seen: set[tuple[str, str, int | None, str]] = set()
    for held in answer.verdict.numbers if answer.verdict else ():
        key = (held.text, held.basis, held.citation, held.support)
        if held.basis != "mark" and held.note is None and key not in seen:
            seen.add(key)
            yield f"<li>{_number(held, messages)}</li>"


def _number(held: Held, messages: Messages) -> str:
    mark = f" [{held.citation}]" if held.citation else ""
    support = f": “{held.support}”" if held.support and held.support != held.text else ""
    basis = messages.say("verdict", held.basis)
    return f"<strong>{literal(held.text)}</strong> – {literal(f'{basis}{mark}{support}')}"


def _withheld(answer: Answer, messages: Messages) -> Iterator[str]:
    for one in answer.withheld:
        why = f"{messages.say('verdict', 'withheld')}: {messages.say('why', one.why)}."
        yield f"<li>{literal(f'{why} “{one.text}”' if one.text else why)}</li>"
