"""What the chat's pages are made of, and how the assistant gives it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from assistant.chain import Assistant
from assistant.export.answers import answer_docx, figures_csv, figures_xlsx
from assistant.export.downloads import Downloads
from assistant.export.files import file_name
from assistant.offers.newest import Held, Newest
from assistant.offers.readings import Readings
from assistant.records import Answer
from assistant.ui.conversation import Ask, Offer, Stream, Take
from assistant.ui.feedback import Keep
from assistant.ui.tools import Taken

Suggest = Callable[[str], Sequence[str]]
"""Questions to begin with, in the language given as an ISO 639-1 code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """What the pages are made of."""

    stream: Stream
    """Gives growing answers to a question and the turns before it; the last one is complete."""

    ask: Ask | None = None
    """Answers at once, for questions that are asked again after a restart."""

    offer: Offer | None = None
    suggest: Suggest | None = None
    take: Take | None = None
    keep: Keep | None = None
    """Keeps what readers say of answers; without it they are not asked."""

    question_characters: int = 2000
    """Longest question."""

    at_once: bool = False
    """Whether the stream makes its answers without waiting for anything."""


def taken(answer: Answer, downloads: Downloads, site: str = "") -> tuple[Taken, ...]:
    """Files of an answer, offered to whoever is shown their addresses; made when they are fetched.

    ``site``: what their links begin with.
    """
    title = answer.question[:_NAMED]
    files: list[tuple[str, Callable[..., bytes]]] = [("docx", answer_docx)]
    files += [("xlsx", figures_xlsx), ("csv", figures_csv)] if answer.figures else []
    return tuple(
        Taken(kind, downloads.offer(file_name(title, kind), partial(make, answer, site=site)))
        for kind, make in files
    )


_NAMED = 60
"""Characters of a question that name its files."""


def chat_of(
    assistant: Assistant, *, downloads: Downloads | None = None, keep: Keep | None = None, site: str = ""
) -> Chat:
    """Everything of one assistant; its first questions are begun to be worked out, in the background.

    Args:
        assistant: What answers.
        downloads: Where the answers are offered as files; none without it.
        keep: Keeps what readers say of answers.
        site: Address of the chat, with which links in files begin.
    """
    plain = assistant if assistant.writer is None else replace(assistant, writer=None)

    def held() -> Held:
        edition = plain.sitting().edition
        return Held(f"{edition.opened.folder.name} {edition.catalogue.version}", edition.catalogue)

    newest = Newest(held, plain.ask)
    newest.begin()
    return Chat(
        stream=partial(assistant.stream, entry="chat"),
        at_once=assistant.writer is None,
        ask=plain.ask,
        offer=Readings(plain.ask),
        suggest=newest,
        take=partial(taken, downloads=downloads, site=site) if downloads is not None else None,
        keep=keep,
        question_characters=assistant.question_characters,
    )
