"""Below the newest answer: right, wrong, or which figure is."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

import gradio as gr
from gradio.components import Component

from assistant.office.feedback import COMMENT_CHARACTERS, Feedback, Verdict
from assistant.records import Answer
from assistant.ui.talk import Exchange, Talk, history
from ingest.errors import PipelineError
from prompts.messages import Messages, load_messages

logger = logging.getLogger(__name__)

Keep = Callable[[Feedback], object]
"""Keeps what was said, e.g. :meth:`assistant.office.feedback.FeedbackBook.keep`."""

Find = Callable[[Any], Talk]
"""The conversation that a value of the page speaks of."""

Named = Callable[[gr.Request], str]
"""Who is asking; ``""`` for the public."""


def nobody(request: gr.Request) -> str:
    """The public has no names."""
    del request
    return ""


OPENED = '<span class="hoi-mo" hidden></span>'
"""What stands in the place of thanks while the reader says what is wrong."""


def newest(exchanges: Sequence[Exchange]) -> Exchange | None:
    """The last exchange, when its answer is complete."""
    last = exchanges[-1] if exchanges else None
    return last if last is not None and last.state == "done" and last.answer is not None else None


def figure_choices(answer: Answer) -> list[tuple[str, int]]:
    """The answer's figures, to choose one from: label and place, from 0."""
    return [
        (f"{number}. {reading.text}" + (f" – {reading.indicator}" if reading.indicator else ""), number - 1)
        for number, reading in enumerate(answer.figures, start=1)
    ]


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """What was answered to the reader. The rest is shown and hidden by ``box.css``."""

    thanks: gr.Markdown

    def moving(self) -> list[Any]:
        """Outputs of every event that changes the conversation, in the order of :meth:`shown`."""
        return [self.thanks]

    def shown(
        self, exchanges: Sequence[Exchange], before: Sequence[Exchange] | None = None
    ) -> tuple[Any, ...]:
        """A conversation as values for :meth:`moving`: of another answer nothing has been said yet.

        Nothing is told anew that stood so ``before``, earlier in the same event.
        """
        same = before is not None and newest(exchanges) == newest(before)
        return (gr.skip() if same else "",)


def feedback_row(
    told: Component,
    find: Find,
    keep: Keep,
    *,
    script: str = "",
    messages: Messages | None = None,
    named: Named = nobody,
) -> FeedbackRow:
    """Lay the row out where it is called, and join it with what keeps feedback.

    Args:
        told: A component whose value says whose conversation it is.
        find: The conversation, from that value.
        keep: Takes what was said.
        script: JavaScript that gives the value at the moment of the click, e.g. ``window.hoi.told()``.
        messages: Of the page's language; Vietnamese without.
        named: Says who is asking.
    """
    messages = messages or load_messages()

    def say(name: str) -> str:
        return messages.say("feedback", name)

    with gr.Column(elem_id="hoi-phan-hoi"):
        with gr.Row(elem_id="hoi-phan-hoi-nut"):
            right = gr.Button(say("right"), size="sm", scale=0, min_width=90)
            wrong = gr.Button(say("wrong"), size="sm", scale=0, min_width=90)
        with gr.Column(elem_id="hoi-phan-hoi-them"):
            figure = gr.Dropdown([], label=say("which"), visible=False)
            comment = gr.Textbox(label=say("comment"), lines=2, max_length=COMMENT_CHARACTERS)
            send = gr.Button(say("send"), size="sm", scale=0)
        thanks = gr.Markdown(sanitize_html=True, latex_delimiters=[])
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}

    def settle(told: str, place: object, said: object, talk: Talk, request: gr.Request) -> str:
        last = newest(talk.exchanges)
        if last is None or last.answer is None:
            return ""
        known = place if isinstance(place, int) and 0 <= place < len(last.answer.figures) else None
        kept = Feedback(
            verdict="figure" if told == "wrong" and known is not None else cast(Verdict, told),
            question=last.question,
            answer=last.answer.to_json(),
            history=tuple({"role": t.role, "content": t.content} for t in history(talk.exchanges[:-1])),
            figure=known,
            comment=said if isinstance(said, str) else "",
            person=named(request),
        )
        try:
            keep(kept)
        except PipelineError as error:
            logger.warning("feedback not kept: %s", error)
            return f'<p role="alert">{say("not_kept")}</p>'
        return f'<p role="status">{say("thanks")}</p>'

    def praise(whose: Any, request: gr.Request) -> str:
        return settle("right", None, "", find(whose), request)

    def doubt(whose: Any) -> tuple[Any, str, str]:
        last = newest(find(whose).exchanges)
        figures = figure_choices(last.answer) if last is not None and last.answer is not None else []
        return gr.update(choices=figures, value=None, visible=bool(figures)), "", OPENED

    def complain(place: object, said: object, whose: Any, request: gr.Request) -> str:
        return settle("wrong", place, said, find(whose), request)

    quiet["js"] = f"(...given) => [...given.slice(0, -1), {script}]" if script else None
    right.click(praise, [told], [thanks], trigger_mode="once", **quiet)
    wrong.click(doubt, [told], [figure, comment, thanks], queue=False, **quiet)
    send.click(complain, [figure, comment, told], [thanks], trigger_mode="once", **quiet)
    return FeedbackRow(thanks)
