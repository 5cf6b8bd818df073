"""The chat page. Built here from a function that streams answers; served by :mod:`assistant.ui.serve`."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import gradio as gr

from assistant.ui.conversation import Conversation, Stream, View
from assistant.ui.escape import literal
from assistant.ui.render import label, question_html, reply_html
from assistant.ui.sources import panel_html
from assistant.ui.talk import Exchange, Talk
from prompts.messages import Messages, load_messages

SAFE_MARKDOWN: dict[str, Any] = {"sanitize_html": True, "latex_delimiters": []}
"""Text is escaped here already; the browser's sanitiser is the second lock."""


@dataclass(slots=True)
class _Parts:
    """The components that events read or change."""

    talk: gr.State
    chat: gr.Chatbot
    sources: gr.Markdown
    box: gr.Textbox
    send: gr.Button
    stop: gr.Button
    examples: gr.Column
    clear: gr.Button
    notice: gr.Markdown
    chips: list[gr.Button] = field(default_factory=list)

    def moving(self) -> list[Any]:
        """Outputs of every event, in the order of :func:`shown`."""
        return [
            self.chat,
            self.sources,
            self.box,
            self.send,
            self.stop,
            self.examples,
            self.clear,
            self.notice,
        ]


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


def shown(view: View, messages: Messages) -> tuple[Any, ...]:
    """A view as values for :meth:`_Parts.moving`."""
    return (
        chat_messages(view.exchanges, messages),
        panel_html(view.exchanges, messages),
        gr.skip() if view.box is None else view.box,
        gr.update(visible=not view.running),
        gr.update(visible=view.running),
        gr.update(visible=not view.exchanges),
        gr.update(visible=bool(view.exchanges)),
        f'<p role="alert">{literal(view.notice)}</p>' if view.notice else "",
    )


def _chat(messages: Messages) -> gr.Chatbot:
    hint = label(messages, "page", "welcome_hint")
    return gr.Chatbot(
        label=messages.say("page", "chat"),
        show_label=False,
        container=False,
        elem_id="hoi-chat",
        height=None,
        sanitize_html=True,
        allow_tags=False,
        latex_delimiters=[],
        line_breaks=False,
        buttons=[],
        feedback_options=None,
        group_consecutive_messages=False,
        placeholder=f'<div class="hoi-chao"><h2>{label(messages, "page", "welcome")}</h2><p>{hint}</p></div>',
    )


def _lay_out(title: str, messages: Messages, questions: Sequence[str]) -> _Parts:
    """Head line; chat and question box; sources beside them, or below on a phone."""

    def say(name: str) -> str:
        return messages.say("page", name)

    subtitle = label(messages, "page", "subtitle")
    gr.Markdown(f"<div><h1>{literal(title)}</h1><p>{subtitle}</p></div>", elem_id="hoi-dau-trang")
    with gr.Row(elem_id="hoi-than"):
        with gr.Column(scale=3, min_width=320, elem_id="hoi-cot-chat"):
            chat = _chat(messages)
            with gr.Column(scale=0, elem_id="hoi-goi-y") as examples:
                chips = [gr.Button(q, size="sm", elem_classes="hoi-chip") for q in questions]
            with gr.Row(elem_id="hoi-o-hoi"):
                box = gr.Textbox(
                    label=say("question"),
                    show_label=False,
                    container=False,
                    placeholder=say("placeholder"),
                    lines=1,
                    max_lines=6,
                    elem_id="hoi-cau-hoi",
                )
                send = gr.Button(say("send"), variant="primary", scale=0, elem_id="hoi-gui")
                stop = gr.Button(say("stop"), scale=0, visible=False, elem_id="hoi-dung")
            notice = gr.Markdown(elem_id="hoi-bao", **SAFE_MARKDOWN)
            with gr.Row(elem_id="hoi-chan"):
                gr.Markdown(f"<p>{label(messages, 'page', 'footer')}</p>", elem_id="hoi-luu-y")
                clear = gr.Button(say("clear"), size="sm", scale=0, visible=False, elem_id="hoi-xoa")
        with gr.Column(scale=2, min_width=320, elem_id="hoi-cot-nguon"):
            sources = gr.Markdown(panel_html((), messages), elem_id="hoi-nguon", **SAFE_MARKDOWN)
    return _Parts(
        talk=gr.State(Talk()),
        chat=chat,
        sources=sources,
        box=box,
        send=send,
        stop=stop,
        examples=examples,
        clear=clear,
        notice=notice,
        chips=chips,
    )


def _wire(parts: _Parts, conversation: Conversation, messages: Messages) -> None:
    """Joins what the reader does with what happens then."""

    def ask(question: object, talk: Talk) -> Iterator[tuple[Any, ...]]:
        for view in conversation.ask(question, talk):
            yield shown(view, messages)

    def after(change: Callable[[Talk], View]) -> Callable[[Talk], tuple[Any, ...]]:
        return lambda talk: shown(change(talk), messages)

    moving = parts.moving()
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    typed = gr.on(
        [parts.box.submit, parts.send.click],
        ask,
        [parts.box, parts.talk],
        moving,
        trigger_mode="once",
        **quiet,
    )
    chosen = [c.click(ask, [c, parts.talk], moving, trigger_mode="once", **quiet) for c in parts.chips]
    for event in (typed, *chosen):
        event.failure(after(conversation.fail), parts.talk, moving, **quiet)
    ends: dict[str, Any] = {"cancels": [typed, *chosen], "queue": False, **quiet}
    parts.stop.click(after(conversation.stop), parts.talk, moving, **ends)
    parts.clear.click(after(conversation.clear), parts.talk, moving, **ends)


def build_page(
    stream: Stream, *, title: str, examples: Sequence[str], question_characters: int = 2000
) -> gr.Blocks:
    """A chat column and a sources column.

    Args:
        stream: Gives growing answers to a question and the turns before it; the last one is complete.
        title: Of the page.
        examples: Questions offered while the conversation is empty.
        question_characters: Longest question.
    """
    messages = load_messages()
    page = gr.Blocks(title=title, analytics_enabled=False, fill_width=True)
    with page:
        parts = _lay_out(title, messages, examples)
        conversation = Conversation(stream, messages=messages, question_characters=question_characters)
        _wire(parts, conversation, messages)
    return page
