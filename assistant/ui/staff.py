"""The staff's page: one desk a tab, and who sits at it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import gradio as gr

from assistant.office.people import Person
from prompts.messages import load_messages


@dataclass(frozen=True, slots=True)
class Desk:
    """A tab of the staff's page."""

    name: str
    """Part of ids on the page: ASCII, one word."""

    title: str
    build: Callable[[], None]
    """Lays the desk out; called inside its tab, once for every role that has it."""

    build_editor: Callable[[], None] | None = None
    """The same on an editor's page, where that has more on it."""

    editor: bool = False
    """True for a desk that changes what others see: it is not on a reader's page at all."""


def whoever(request: gr.Request) -> Person:
    """Who is signed in, for an event's function that takes a ``gr.Request``."""
    person = request.request.state.person if request.request else None
    if not isinstance(person, Person):
        raise TypeError("a desk was reached without a sign-in")
    return person


def build_staff(desks: Sequence[Desk], *, editor: bool) -> gr.Blocks:
    """The page of an editor, or of a reader: what a reader may not do is not there to be called."""
    say = load_messages().say
    page = gr.Blocks(title=say("staff", "title"), analytics_enabled=False, fill_width=True)
    with page:
        out = f'<div class="hoi-tuy-chon"><a href="/dang-xuat">{say("staff", "sign_out")}</a></div>'
        head = f'<div class="hoi-dau-dong"><h1>{say("staff", "title")}</h1>{out}</div>'
        gr.Markdown(head, elem_id="hoi-dau-trang")
        with gr.Tabs(elem_id="hoi-ban"):
            for desk in desks:
                if editor or not desk.editor:
                    with gr.Tab(desk.title, id=desk.name, elem_id=f"hoi-ban-{desk.name}"):
                        (desk.build_editor if editor and desk.build_editor else desk.build)()
    return page
