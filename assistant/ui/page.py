"""The chat's pages, Vietnamese and English: built here from a function that streams answers."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count
from typing import Any

import gradio as gr

from assistant.ui.cards import ask_button
from assistant.ui.chat import Chat, Suggest
from assistant.ui.conversation import Conversation, View, kept_questions, read_kept
from assistant.ui.escape import literal
from assistant.ui.feedback import FeedbackRow, feedback_row
from assistant.ui.keeping import Talks
from assistant.ui.layout import Parts, lay_out
from assistant.ui.render import question_html, reply_html
from assistant.ui.sources import panel_html
from assistant.ui.talk import Exchange, Talk
from prompts.messages import Messages, load_messages

ENGLISH = "en"


def chat_messages(exchanges: Sequence[Exchange], messages: Messages) -> list[dict[str, str]]:
    """The conversation as the chat component takes it."""
    return [
        message
        for exchange in exchanges
        for message in (
            {"role": "user", "content": question_html(exchange, messages)},
            {"role": "assistant", "content": reply_html(exchange, messages)},
        )
    ]


def notice_html(view: View) -> str:
    """The sentence under the box; for the page's script alone, the questions that the browser is to keep.

    A question that is not taken is marked by a number, so that a second refusal is known from the first.
    """
    said = f'<p role="alert">{literal(view.notice)}</p>' if view.notice else ""
    refused = "" if view.taken and not said else f'<span class="hoi-lan" hidden>{next(_REFUSALS)}</span>'
    kept = json.dumps(kept_questions(view.exchanges), ensure_ascii=False)
    return f'<div>{said}{refused}<span class="hoi-giu" hidden>{literal(kept)}</span></div>'


_REFUSALS = count(1)


def shown(view: View, messages: Messages, before: View | None = None) -> tuple[Any, ...]:
    """A view as values for :meth:`Parts.moving`.

    What the page shows and hides follows from the conversation itself, in its script: Gradio builds a
    component anew for every property that it is told of. After ``before``, of the same event, only what
    changed is told.
    """
    box = gr.skip() if view.box is None else view.box
    notice = notice_html(view)
    if not view.taken:
        return gr.skip(), gr.skip(), box, notice
    panel = panel_html(view.exchanges, messages)
    same = before is not None and panel_html(before.exchanges, messages) == panel
    noticed = before is not None and notice_html(before) == notice
    return (
        chat_messages(view.exchanges, messages),
        gr.skip() if same else panel,
        box,
        gr.skip() if noticed else notice,
    )


def suggestions_html(questions: Sequence[str], messages: Messages) -> str:
    """Questions to begin with, as buttons; ``""`` where there are none."""
    if not questions:
        return ""
    named = literal(messages.say("page", "examples"))
    return f'<div><p class="hoi-nho">{named}</p>{"".join(map(ask_button, questions))}</div>'


def _read_told(told: object) -> dict[str, Any]:
    """What the page's script sends along; of anything else, nothing."""
    try:
        read = json.loads(told) if isinstance(told, str) else {}
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


class Events:
    """What the reader does, joined with what happens then."""

    def __init__(
        self, conversation: Conversation, talks: Talks, messages: Messages, suggest: Suggest | None
    ) -> None:
        self._conversation = conversation
        self._talks = talks
        self._messages = messages
        self._suggest = suggest
        self._feedback: FeedbackRow | None = None

    def _talk(self, told: dict[str, Any]) -> Talk:
        """The reader's conversation, with its last questions where the server had forgotten it."""
        talk, begins = self._talks.open(told.get("key"))
        if begins:
            self._conversation.restore(talk, read_kept(told.get("kept")))
        return talk

    def find(self, told: object) -> Talk:
        """The conversation that a value of the page speaks of; a new one is not kept."""
        return self._talks.find(_read_told(told).get("key"))

    def begin(self, told: object) -> Talk:
        """The same; a new one is kept."""
        return self._talks.open(_read_told(told).get("key"))[0]

    def _shown(self, view: View, before: View | None = None) -> tuple[Any, ...]:
        then = before.exchanges if before is not None else None
        feedback = self._feedback.shown(view.exchanges, then) if self._feedback is not None else ()
        return (*shown(view, self._messages, before), *feedback)

    def ask(self, typed: object, told: object) -> Iterator[tuple[Any, ...]]:
        """The views of a question that was typed or chosen."""
        read = _read_told(told)
        chosen = read.get("chosen")
        question = chosen if isinstance(chosen, str) and chosen else typed
        before, talk = None, self._talk(read)
        talk.page = read.get("page")
        for view in self._conversation.ask(question, talk, typed=question is typed):
            yield self._shown(view, before)
            before = view

    def restore(self, told: object) -> tuple[Any, ...]:
        """The conversation as it stands when the page is opened; of an empty one, questions to begin with.

        Those may take long to work out, and what is asked meanwhile belongs to the view, taken after them.
        """
        read = _read_told(told)
        kept = read_kept(read.get("kept"))
        questions = () if kept or self.find(told).exchanges else self._questions()
        talk = self.find(told)
        asking = talk.page is not None and talk.page == read.get("page")
        view = self._conversation.restore(talk, kept, asking=asking)
        if view.exchanges:  # a page that is only opened keeps nothing here
            talk = self._talks.keep(read.get("key"), talk)
        view = self._conversation.see(talk)
        offered = suggestions_html(questions, self._messages) if questions else gr.skip()
        return (*self._shown(view), offered)

    def _questions(self) -> Sequence[str]:
        return self._suggest(self._messages.language) if self._suggest is not None else ()

    def after(self, change: Callable[[Talk], View]) -> Callable[[object], tuple[Any, ...]]:
        """An event that changes the conversation at once."""
        return lambda told: self._shown(change(self.find(told)))

    def wire(self, parts: Parts, page: gr.Blocks) -> Any:
        """Everything that can happen on one page; the event of a question, for what follows it."""
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        moving, conversation = parts.moving(), self._conversation
        self._feedback = parts.feedback
        asked = gr.on(
            [parts.box.submit, parts.send.click, parts.chosen.click],
            self.ask,
            [parts.box, parts.told],
            moving,
            trigger_mode="multiple",
            js="(typed) => window.hoi.send(typed)",
            **quiet,
        )
        told: dict[str, Any] = {"js": "() => window.hoi.told()", **quiet}
        asked.failure(self.after(conversation.see), parts.told, moving, **told)
        # Gradio's `cancels` takes a question that is asked meanwhile for the one that is stopped, and says
        # that it failed. A question that was stopped ends by itself, at its next word.
        ends: dict[str, Any] = {"queue": False, **told}
        parts.stop.click(self.after(conversation.stop), parts.told, moving, **ends)
        parts.clear.click(self.after(conversation.clear), parts.told, moving, **ends)
        page.load(self.restore, parts.told, [*moving, parts.offered], **told)
        return asked


def one_page(
    chat: Chat, page: gr.Blocks, talks: Talks, messages: Messages, title: str, *, head: bool = True
) -> tuple[Events, Parts, Any]:
    """A chat where it is called: what happens in it, its parts, and the event of a question.

    Args:
        chat: What answers.
        page: On which it stands.
        talks: Keeps the conversations.
        messages: Of its language.
        title: At its head.
        head: False where the page has a head of its own.
    """
    conversation = Conversation(
        chat.stream,
        messages=messages,
        question_characters=chat.question_characters,
        ask=chat.ask,
        offer=chat.offer,
        take=chat.take,
        at_once=chat.at_once,
    )
    events = Events(conversation, talks, messages, chat.suggest)
    below = None
    if chat.keep is not None:
        row = partial(feedback_row, find=events.find, keep=chat.keep, script="window.hoi.told()")
        below = partial(row, messages=messages)
    parts = lay_out(title, messages, head=head, below=below)
    return events, parts, events.wire(parts, page)


def build_page(chat: Chat, *, title: str = "", talks: Talks | None = None) -> gr.Blocks:
    """The Vietnamese page at ``/`` and the English one at ``/en``, of the same conversations.

    Args:
        chat: What answers.
        title: Of the Vietnamese page, where it is not the usual one.
        talks: Keeps the conversations; without it they are kept here.
    """
    kept = talks or Talks()
    vietnamese, english = load_messages(), load_messages(ENGLISH)
    title = title or vietnamese.say("page", "title")
    page = gr.Blocks(title=title, analytics_enabled=False, fill_width=True)
    with page:
        one_page(chat, page, kept, vietnamese, title)
    with page.route(english.say("page", "title"), f"/{ENGLISH}", show_in_navbar=False):
        one_page(chat, page, kept, english, english.say("page", "title"))
    return page
