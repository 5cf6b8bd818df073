"""What stands where on a page of the chat."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.ui.escape import literal
from assistant.ui.feedback import FeedbackRow
from assistant.ui.marks import label
from assistant.ui.sources import panel_html
from prompts.messages import Messages, load_messages

SAFE_MARKDOWN: dict[str, Any] = {"sanitize_html": True, "latex_delimiters": []}
"""Text is escaped here already; the browser's sanitiser is the second lock."""


TOLD = "hoi-kem"
"""Id of the component that names a conversation, see :attr:`Parts.told`."""


@dataclass(slots=True)
class Parts:
    """The components that events read or change."""

    chat: gr.Chatbot
    sources: gr.Markdown
    box: gr.Textbox
    send: gr.Button
    stop: gr.Button
    offered: gr.Markdown
    """Questions to begin with."""

    clear: gr.Button
    notice: gr.Markdown
    chosen: gr.Button
    """Never seen: the page's script presses it for a question that was chosen."""

    told: gr.Textbox
    """Never seen: what the page's script sends along, see ``early.js``."""

    feedback: FeedbackRow | None = None

    def moving(self) -> list[Any]:
        """Outputs of every event, in the order of :func:`assistant.ui.page.shown`."""
        return [
            self.chat,
            self.sources,
            self.box,
            self.notice,
            *(self.feedback.moving() if self.feedback else []),
        ]


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
        autoscroll=False,
        buttons=[],
        feedback_options=None,
        group_consecutive_messages=False,
        placeholder=f'<div class="hoi-chao"><h2>{label(messages, "page", "welcome")}</h2><p>{hint}</p></div>',
    )


def _head_html(title: str, messages: Messages) -> str:
    """Name of the page, what it is for, help, the other language, the colours."""

    def say(name: str) -> str:
        return label(messages, "page", name)

    links = (
        f'<a href="{say("help_path")}">{say("help")}</a>'
        f'<a href="{say("other_path")}" lang="{say("other_code")}">{say("other_language")}</a>'
        f'<button type="button" class="hoi-doi-nen">{say("dark")}</button>'
    )
    return (
        f'<div class="hoi-dau-dong"><div><h1>{literal(title)}</h1><p>{say("subtitle")}</p></div>'
        f'<nav class="hoi-tuy-chon">{links}</nav></div>'
    )


def first_html(language: str) -> str:
    """The head line of the page in a language, seen until the page is drawn; its script takes it away."""
    messages = load_messages(language)
    title, subtitle = (label(messages, "page", name) for name in ("title", "subtitle"))
    return f'<div id="hoi-som"><h1>{title}</h1><p>{subtitle}</p></div>'


def lay_out(
    title: str,
    messages: Messages,
    *,
    head: bool = True,
    below: Callable[[gr.Textbox], FeedbackRow] | None = None,
) -> Parts:
    """Head line; chat and question box; sources beside them, or below on a phone.

    Which of the buttons are to be seen is said by ``box.css``, from what the page's script knows.
    ``below`` lays out what stands under the newest answer.
    """

    def say(name: str) -> str:
        return messages.say("page", name)

    if head:
        gr.Markdown(_head_html(title, messages), elem_id="hoi-dau-trang", **SAFE_MARKDOWN)
    with gr.Row(elem_id="hoi-than"):
        with gr.Column(scale=3, min_width=320, elem_id="hoi-cot-chat"):
            chat = _chat(messages)
            told = gr.Textbox(visible=False, elem_id=TOLD)
            feedback = below(told) if below is not None else None
            with gr.Column(scale=0, elem_id="hoi-goi-y"):
                offered = gr.Markdown(**SAFE_MARKDOWN)
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
                stop = gr.Button(say("stop"), scale=0, elem_id="hoi-dung")
            notice = gr.Markdown(elem_id="hoi-bao", **SAFE_MARKDOWN)
            with gr.Row(elem_id="hoi-chan"):
                gr.Markdown(f"<p>{label(messages, 'page', 'footer')}</p>", elem_id="hoi-luu-y")
                clear = gr.Button(say("clear"), size="sm", scale=0, elem_id="hoi-xoa")
        with gr.Column(scale=2, min_width=320, elem_id="hoi-cot-nguon"):
            sources = gr.Markdown(panel_html((), messages), elem_id="hoi-nguon", **SAFE_MARKDOWN)
    return Parts(
        chat=chat,
        sources=sources,
        box=box,
        send=send,
        stop=stop,
        offered=offered,
        clear=clear,
        notice=notice,
        chosen=gr.Button("", elem_id="hoi-chon", elem_classes="hoi-khuat"),
        told=told,
        feedback=feedback,
    )
