"""The desk "Phản hồi": what readers said of answers, and what staff make of it."""

from typing import Any

import gradio as gr

from assistant.dates import print_moment
from assistant.office.corrections import read_typed
from assistant.office.feedback import Correction, Feedback, FeedbackBook, State, Verdict
from assistant.ui.escape import literal, literal_lines
from assistant.ui.spoken import spoken
from assistant.ui.staff import Desk, whoever
from prompts.messages import Messages, load_messages

STATES: tuple[State, ...] = ("open", "handled")
VERDICTS: tuple[Verdict, ...] = ("figure", "wrong", "right")
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


def feedback_desk(book: FeedbackBook) -> Desk:
    """The desk; a reader sees it without the means to change."""
    return Desk("phan-hoi", load_messages().say("feedback", "desk"), lambda: _Built(book).build())


class _Built:
    """The desk on one page."""

    def __init__(self, book: FeedbackBook) -> None:
        self._book = book
        self._messages: Messages = load_messages()

    def _say(self, name: str, **values: str) -> str:
        return self._messages.say("feedback", name, **values)

    def build(self) -> None:
        """Filters, the list, and one piece of feedback with its conclusion."""
        say = self._say
        gr.Markdown(f"<p>{literal(say('desk_hint'))}</p>")
        with gr.Row():
            state = gr.Dropdown(
                [(say("open"), "open"), (say("handled"), "handled"), (say("all"), "")],
                value="open",
                label=say("state"),
            )
            about = gr.Dropdown(
                [(say("all"), ""), *((say(f"verdict_{v}"), v) for v in VERDICTS)],
                value="",
                label=say("about"),
            )
            words = gr.Textbox(label=say("search"), max_lines=1)
        chosen = gr.Dropdown([], label=say("list"), elem_id="hoi-phan-hoi-chon")
        shown = gr.Markdown(sanitize_html=True, latex_delimiters=[], elem_id="hoi-phan-hoi-xem")
        with gr.Column(visible=False) as review:
            figure = gr.Textbox(label=say("right_figure"), max_lines=1)
            absent = gr.Checkbox(label=say("absent"))
            with gr.Row():
                document = gr.Dropdown([], label=say("document"), allow_custom_value=True)
                page = gr.Textbox(label=say("page"), max_lines=1)
            note = gr.Textbox(label=say("note"), lines=2)
            handled = gr.Checkbox(label=say("handled"))
            save = gr.Button(say("save"), variant="primary", scale=0)
        told = gr.Markdown(sanitize_html=True, latex_delimiters=[])
        filters, fields = [state, about, words], [figure, absent, document, page, note, handled]
        reviewed = [shown, review, *fields, told]
        chosen.change(spoken(self._opened), chosen, reviewed, **QUIET)
        save.click(spoken(self._saved), [chosen, *fields], [shown, told], trigger_mode="once", **QUIET).then(
            spoken(self._relisted), [*filters, chosen], chosen, **QUIET
        )
        gr.on(
            None, spoken(self._listed), filters, chosen, **QUIET
        )  # when the page opens, and at every change

    def _choices(self, state: str, about: str, words: str) -> list[tuple[str, int]]:
        found = self._book.find(
            states=[s for s in STATES if s == state],
            verdicts=[v for v in VERDICTS if v == about],
            words=words or "",
        )
        return [(self._line(said), said.id) for said in found]

    def _line(self, said: Feedback) -> str:
        verdict = self._say(f"verdict_{said.verdict}")
        return f"{said.id} · {print_moment(said.at)} · {verdict} · {said.question[:80]}"

    def _listed(self, state: str, about: str, words: str) -> Any:
        choices = self._choices(state, about, words)
        return gr.update(choices=choices, value=None, info="" if choices else self._say("none"))

    def _relisted(self, state: str, about: str, words: str, chosen: object) -> Any:
        """The list again; what is open stays open, whatever it is filtered by."""
        choices = self._choices(state, about, words)
        if isinstance(chosen, int) and chosen not in {number for _, number in choices}:
            choices = [(self._line(self._book.one(chosen)), chosen), *choices]
        return gr.update(choices=choices, value=chosen)

    def _opened(self, chosen: object, request: gr.Request) -> tuple[Any, ...]:
        if not isinstance(chosen, int):
            return "", gr.update(visible=False), "", False, gr.update(value=None), "", "", False, ""
        said = self._book.one(chosen)
        right = said.right or Correction()
        cited = sorted({str(c["document"]) for c in said.answer.get("citations", ())})
        return (
            self._shown(said),
            gr.update(visible=whoever(request).edits),
            right.figure,
            right.absent,
            gr.update(choices=cited, value=right.document or None),
            str(right.page or ""),
            said.note,
            said.state == "handled",
            "",
        )

    def _shown(self, said: Feedback) -> str:
        """The feedback as HTML; everything in it is somebody else's words."""
        say, figures = self._say, said.answer.get("figures", [])
        wrong = figures[said.figure]["text"] if said.figure is not None and said.figure < len(figures) else ""
        cited = "; ".join(f"{c['document']}, tr. {c['page']}" for c in said.answer.get("citations", ()))
        rows = [
            (say("about"), say(f"verdict_{said.verdict}")),
            (say("at"), print_moment(said.at)),
            (say("who"), said.person or say("public")),
            (say("question"), said.question),
            (say("answer"), str(said.answer.get("answer", "")).replace("**", "")),
            (say("wrong_figure"), wrong),
            (say("cited"), cited),
            (say("said"), said.comment),
            (say("review"), say("reviewed_by", person=said.reviewer) if said.reviewer else ""),
        ]
        return (
            "<dl>"
            + "".join(
                f"<dt><strong>{literal(n)}</strong></dt><dd>{literal_lines(v)}</dd>" for n, v in rows if v
            )
            + "</dl>"
        )

    def _saved(
        self,
        chosen: object,
        figure: str,
        absent: bool,
        document: str | None,
        page: str,
        note: str,
        handled: bool,
        request: gr.Request,
    ) -> tuple[Any, str]:
        person, say = whoever(request), self._say
        if not isinstance(chosen, int) or not person.edits:
            return gr.skip(), _alert(say("pick"))
        typed = (figure or "").strip()
        if typed and not absent and read_typed(typed) is None:
            return gr.skip(), _alert(say("no_figure"))
        number = (page or "").strip()
        if number and not (number.isdecimal() and int(number)):
            return gr.skip(), _alert(say("no_page"))
        right = Correction(
            figure="" if absent else typed, absent=absent, document=document or "", page=int(number or 0)
        )
        state: State = "handled" if handled else "open"
        kept = self._book.review(
            chosen,
            reviewer=person.name,
            state=state,
            note=note or "",
            right=right if typed or absent else None,
        )
        return self._shown(kept), f'<p role="status">{literal(say("saved"))}</p>'


def _alert(sentence: str) -> str:
    return f'<p role="alert">{literal(sentence)}</p>'
