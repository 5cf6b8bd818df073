"""The desk "Hỏi đáp": the chat, and what its user asked before."""

from dataclasses import dataclass, replace
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

import gradio as gr
from gradio.context import Context

from assistant.dates import print_moment
from assistant.office.talks import Asked, TalkBook
from assistant.ui.chat import Chat
from assistant.ui.conversation import View
from assistant.ui.escape import literal
from assistant.ui.keeping import Talks
from assistant.ui.page import Events, one_page
from assistant.ui.spoken import spoken
from assistant.ui.staff import Desk, whoever
from assistant.ui.talk import Talk
from prompts.messages import load_messages

QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


def chat_desk(chat: Chat, book: TalkBook) -> Desk:
    """The desk; each signed-in person finds their own conversations there, and nobody else's."""
    kept = _Kept(book)
    return Desk("hoi-dap", load_messages().say("staff", "chat"), lambda: _build(chat, kept))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a conversation on a page is kept."""

    id: str = ""
    """In the book; ``""`` for one that is not there."""

    last: int = 0
    """Number of its newest question when it was kept; with none up to that on the page, it is another one."""

    gone: int = 0
    """Questions up to this number were deleted with it."""


class _Kept:
    """Which conversation on a page is which in the book. Safe to share between threads."""

    def __init__(self, book: TalkBook) -> None:
        self.book = book
        self.talks = Talks()
        self._places: WeakKeyDictionary[Talk, _Place] = WeakKeyDictionary()
        self._lock = Lock()

    def keep(self, person: str, talk: Talk) -> None:
        """Keep a conversation as it stands; one that was cleared begins a new one."""
        with self._lock:
            exchanges, place = talk.exchanges, self._places.get(talk, _Place())
            done = [e for e in exchanges if e.state == "done" and e.number > place.gone]
            asked = [Asked(e.question, e.answer) for e in done if e.answer is not None]
            if asked:
                again = place.id if exchanges[0].number <= place.last else ""
                kept = self.book.keep(person, asked, again)
                self._places[talk] = replace(place, id=kept, last=exchanges[-1].number)

    def reopen(self, person: str, talk: Talk, chosen: str) -> bool:
        """Put one of before in the place of what stands on the page; False where there is none."""
        asked = self.book.open(person, chosen)
        if asked:
            with self._lock:
                talk.fill([(one.question, one.answer) for one in asked])
                self._places[talk] = _Place(chosen, talk.exchanges[-1].number)
        return bool(asked)

    def remove(self, person: str, here: Talk, chosen: str | None = None) -> int:
        """Delete one of somebody's own, or all; how many. What stands ``here`` goes from the page too."""
        with self._lock:
            gone = {t.id for t in self.book.listed(person) if chosen in {None, t.id}}
            count = self.book.remove(person, chosen)
            for talk, place in list(self._places.items()):
                if place.id not in gone:
                    continue
                numbers = [e.number for e in talk.exchanges]
                self._places[talk] = _Place(gone=max(numbers, default=place.last))
                if talk is here:
                    talk.clear()
        return count

    def listed(self, person: str) -> Any:
        """The list, with nothing chosen."""
        found = [(f"{print_moment(t.changed)} · {t.title}", t.id) for t in self.book.listed(person)]
        return gr.update(choices=found, value=None)


def _build(chat: Chat, kept: _Kept) -> None:
    messages = load_messages()

    def say(name: str, **values: str) -> str:
        return messages.say("staff", name, **values)

    page = Context.root_block
    if page is None:
        raise RuntimeError("a desk is laid out on a page")
    with gr.Accordion(say("history"), open=False, elem_id="hoi-da-luu"):
        gr.Markdown(f"<p>{literal(say('history_hint'))}</p>")
        listed = gr.Dropdown([], label=say("history"), show_label=False, elem_id="hoi-da-luu-chon")
        with gr.Row():
            reopen = gr.Button(say("reopen"), size="sm", scale=0)
            remove = gr.Button(say("remove"), size="sm", scale=0)
            remove_all = gr.Button(say("remove_all"), size="sm", scale=0)
        told = gr.Markdown(sanitize_html=True, latex_delimiters=[])
    events, parts, asked = one_page(chat, page, kept.talks, messages, "", head=False)
    doing = _Doing(kept, events)
    along: dict[str, Any] = {"js": "() => window.hoi.told()", **QUIET}
    asked.then(spoken(doing.keep), parts.told, listed, **along)
    page.load(spoken(doing.listed), None, listed, **QUIET)
    reopen.click(
        spoken(doing.reopen),
        [listed, parts.told],
        [*parts.moving(), told],
        js="(chosen) => [chosen, window.hoi.told()]",
        **QUIET,
    )
    changed = [*parts.moving(), listed, told]
    remove.click(
        spoken(doing.remove),
        [listed, parts.told],
        changed,
        js="(chosen) => [chosen, window.hoi.told()]",
        **QUIET,
    )
    remove_all.click(spoken(doing.remove_all), parts.told, changed, **along)


class _Doing:
    """What a signed-in person does with their conversations."""

    def __init__(self, kept: _Kept, events: Events) -> None:
        self._kept = kept
        self._events = events

    def keep(self, told: object, request: gr.Request) -> Any:
        """After every answer."""
        person = whoever(request).name
        self._kept.keep(person, self._events.find(told))
        return self._kept.listed(person)

    def listed(self, request: gr.Request) -> Any:
        """When the page is opened."""
        return self._kept.listed(whoever(request).name)

    def reopen(self, chosen: object, told: object, request: gr.Request) -> tuple[Any, ...]:
        """The page with a conversation of before."""
        said = "choose"
        if isinstance(chosen, str) and chosen:
            talk = self._events.begin(told)
            said = "" if self._kept.reopen(whoever(request).name, talk, chosen) else "gone"
        return (*self._shown(told), _sentence(load_messages().say("staff", said)) if said else "")

    def remove(self, chosen: object, told: object, request: gr.Request) -> tuple[Any, ...]:
        """Without the one that is chosen."""
        if not isinstance(chosen, str) or not chosen:
            sentence = _sentence(load_messages().say("staff", "choose"))
            return (*self._shown(told), gr.skip(), sentence)
        return self._removed(whoever(request).name, told, chosen)

    def remove_all(self, told: object, request: gr.Request) -> tuple[Any, ...]:
        """Without any."""
        return self._removed(whoever(request).name, told, None)

    def _removed(self, person: str, told: object, chosen: str | None) -> tuple[Any, ...]:
        count = self._kept.remove(person, self._events.find(told), chosen)
        said = load_messages().say("staff", "removed", count=str(count))
        return (*self._shown(told), self._kept.listed(person), _sentence(said))

    def _shown(self, told: object) -> tuple[Any, ...]:
        """The page with its conversation as it stands."""
        return self._events.after(_view)(told)


def _view(talk: Talk) -> View:
    return View(exchanges=talk.exchanges)


def _sentence(said: str) -> str:
    return f'<p role="status">{literal(said)}</p>'
