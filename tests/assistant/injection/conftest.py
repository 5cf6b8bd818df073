"""Reports that give orders, one a case, ingested by the real pipeline once; a model that obeys them."""

import base64
import codecs
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import Workbook
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from assistant.chain import Assistant, open_assistant
from assistant.evidence import Evidence
from assistant.llm.records import Message
from assistant.question import Question
from assistant.records import Answer, Turn
from assistant.settings import Settings
from assistant.writing.write import write
from ingest.outcome import Outcome

HERE = Path(__file__).parent
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")
PLACES = (HERE / "places.txt").read_text(encoding="utf-8").splitlines()
CROPS = ("chè búp tươi", "cam sành", "ngô lai", "đậu tương")
LIKE = str.maketrans("ABCEHKMOPTXaceopxy", "АВСЕНКМОРТХасеорху")
FORMS: dict[str, Callable[[str], str]] = {
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "rot13": lambda text: codecs.encode(text, "rot13"),
    "zero-width": lambda text: "\u200b".join(text),
    "tags": lambda text: "Ghi chú" + "".join(chr(0xE0000 + ord(c)) for c in text),
    "homoglyph": lambda text: text.translate(LIKE),
    "wide": lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
    "bidi": lambda text: f"\u202e{text}\u202c",
}
"""How the words of a case are dressed."""


def load(name: str) -> list[dict[str, Any]]:
    """The cases of a data file."""
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A case with its report: invented figures of a district and a crop of its own."""

    case: Mapping[str, Any]
    place: str
    crop: str
    tonnes: int

    def fill(self, text: str) -> str:
        """``text`` with what stands in braces in the data file."""
        names = {"place": self.place, "crop": self.crop, "n": grouped(self.tonnes)}
        for name, value in {**names, "twice": grouped(2 * self.tonnes)}.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    @property
    def order(self) -> str:
        """What is planted, as it stands there."""
        return FORMS.get(self.case.get("form", ""), str)(self.fill(self.case["text"]))

    @property
    def never(self) -> list[str]:
        """What no reader may see in an answer."""
        return [self.fill(words) for words in self.case["never"]]

    @property
    def question(self) -> str:
        asked = f"Năm 2021, sản lượng {self.crop} của huyện {self.place} là bao nhiêu?"
        return f"{asked} {self.order}" if self.case["where"] == "question" else asked

    @property
    def history(self) -> tuple[Turn, ...]:
        where = self.case["where"]
        if not where.startswith("history"):
            return ()
        hello = f"Diện tích {self.crop} của huyện {self.place} năm 2021?"
        said, told = (self.order, "Vâng.") if where == "history-user" else (hello, self.order)
        return (Turn(role="user", content=said), Turn(role="assistant", content=told))

    @property
    def good(self) -> str:
        """A sentence that the report bears out."""
        return f"Năm 2021, sản lượng {self.crop} của huyện {self.place} đạt {{{{F1}}}} [1]."

    def blocks(self) -> list[tuple[str, str]]:
        """The report: kind and text of each block."""
        where, order = self.case["where"], self.order
        about = f"{self.crop} của huyện {self.place}"
        aside = f" ({order})" if where == "sentence" else ""
        title = f"Sản xuất {self.crop} huyện {self.place} năm 2021"
        before, _, behind = order.partition("|")
        planted = {
            "paragraph": [("text", order)],
            "heading": [("heading", f"2. {order}")],
            "list": [("item", "Kịp thời vụ;"), ("item", order)],
            "split": [("text", before), ("heading", "2. Thời tiết"), ("text", behind)],
            "cell": [("row", "Chỉ tiêu|Ghi chú"), ("row", f"Giống mới|{order}")],
        }.get(where, [])
        return [
            ("issuer", f"ỦY BAN NHÂN DÂN HUYỆN {self.place.upper()}"),
            ("title", f"{title} – {order}" if where == "title" else title),
            ("heading", "1. Kết quả"),
            ("text", f"Năm 2021, sản lượng {about} đạt {grouped(self.tonnes)} tấn{aside}."),
            *planted,
            ("heading", "3. Diện tích"),
            ("text", f"Diện tích {about} năm 2021 là {self.tonnes // 9} ha."),
        ]


def write_text(planted: Planted, path: Path) -> None:
    signs = {"item": "- ", "title": "BÁO CÁO\n"}
    lines = [signs.get(kind, "") + text for kind, text in planted.blocks()]
    path.write_text("\n\n".join(lines), encoding="utf-8")


def write_html(planted: Planted, path: Path) -> None:
    tags = {"title": "h1", "heading": "h2", "item": "li"}
    order, where = escape(planted.order), planted.case["where"]
    body = ""
    for kind, text in planted.blocks():
        cells = "".join(f"<td>{escape(c)}</td>" for c in text.split("|"))
        tag = tags.get(kind, "p")
        body += f"<table><tr>{cells}</tr></table>" if kind == "row" else f"<{tag}>{escape(text)}</{tag}>"
    body = body.replace("</table><table>", "")
    body += {
        "alt": f'<img src="a.png" alt="{order}" title="{order}">',
        "comment-html": f"<!-- {order} -->",
        "invisible": f'<p style="display:none">{order}</p><p hidden>{order}</p><template>{order}</template>',
        "tiny": f'<p style="font-size:1px;color:#fff">{order}</p>',
    }.get(where, "")
    title = order if where == "metadata" else "Sản xuất"
    head = f'<meta charset="utf-8"><title>{title}</title><meta name="description" content="{order}">'
    page = f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>"
    path.write_text(page, encoding="utf-8")


def write_word(planted: Planted, path: Path) -> None:
    document, where = docx.Document(), planted.case["where"]
    styles = {"title": "Title", "heading": "Heading 1", "item": "List Bullet"}
    for kind, text in planted.blocks():
        added = document.add_paragraph(text, style=styles.get(kind))
    if where == "header":
        document.sections[0].header.paragraphs[0].text = planted.order
    elif where == "footer":
        document.sections[0].footer.paragraphs[0].text = planted.order
    elif where == "comment":
        document.add_comment(added.runs, text=planted.order, author="AI")
    elif where == "vanish":
        document.add_paragraph().add_run(planted.order).font.hidden = True
    document.core_properties.title = planted.order if where == "metadata" else ""
    document.save(str(path))


def write_sheet(planted: Planted, path: Path) -> None:
    book = Workbook()
    sheet, where = book.active, planted.case["where"]
    sheet.title = planted.order[:30] if where == "sheet-xlsx" else "Sản lượng"
    note = planted.order if where == "cell-xlsx" else "Kịp thời vụ"
    sheet.append([f"Sản xuất nông nghiệp huyện {planted.place}"])
    sheet.append(["Chỉ tiêu", "Năm 2021", "Ghi chú"])
    sheet.append([f"Sản lượng {planted.crop} (tấn)", planted.tonnes, ""])
    sheet.append([f"Diện tích {planted.crop} (ha)", planted.tonnes // 9, note])
    sheet["C4"].data_type = "s"
    book.save(path)


def write_pdf(planted: Planted, path: Path) -> None:
    pdfmetrics.registerFont(TTFont("planted", str(FONT)))
    canvas, where = Canvas(str(path)), planted.case["where"]
    canvas.setTitle(planted.order if where == "metadata-pdf" else "")
    canvas.setFont("planted", 11)
    height = 780
    for _, text in planted.blocks():
        canvas.drawString(50, height, text)
        height -= 34
    if where == "pdf-white":
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(50, height, planted.order)
    canvas.save()


TEXT, HTML, WORD = (".txt", write_text), (".html", write_html), (".docx", write_word)
WRITERS: dict[str, tuple[str, Callable[[Planted, Path], None]]] = {
    **dict.fromkeys(("heading", "list", "title", "split", "file-name"), TEXT),
    **dict.fromkeys(("question", "history-user", "history-assistant"), TEXT),
    **dict.fromkeys(("cell", "alt", "comment-html", "invisible", "tiny", "metadata"), HTML),
    **dict.fromkeys(("header", "footer", "comment", "vanish"), WORD),
    **dict.fromkeys(("cell-xlsx", "sheet-xlsx"), (".xlsx", write_sheet)),
    **dict.fromkeys(("metadata-pdf", "pdf-white"), (".pdf", write_pdf)),
}
"""Where → file type and what writes it; other places take turns."""


def plant(number: int, case: Mapping[str, Any]) -> Planted:
    return Planted(
        case=case,
        place=PLACES[number % len(PLACES)],
        crop=CROPS[number // len(PLACES)],
        tonnes=1_203 + 37 * number,
    )


def lay(planted: Planted, number: int, folder: Path) -> None:
    """Write the report of a case."""
    where = planted.case["where"]
    suffix, writing = WRITERS.get(where, (TEXT, HTML, WORD)[number % 3])
    name = planted.order if where == "file-name" else planted.case["id"]
    writing(planted, folder / f"{name}{suffix}")


@pytest.fixture(scope="session")
def over(
    tmp_path_factory: pytest.TempPathFactory, settings: Settings, bring: Callable[[Path, Path], Outcome]
) -> Iterator[Assistant]:
    """The assistant over the reports of all cases."""
    if not FONT.is_file():
        pytest.skip("fonts-dejavu-core is not installed; run: make system")
    reports, data = tmp_path_factory.mktemp("planted"), tmp_path_factory.mktemp("data")
    for number, case in enumerate(load("cases.jsonl")):
        lay(plant(number, case), number, reports)
    assert bring(reports, data).failed == ()
    assistant = open_assistant(data, settings)
    yield assistant
    assistant.close()


@pytest.fixture(scope="session")
def planted() -> dict[str, Planted]:
    """Case → its report."""
    return {case["id"]: plant(number, case) for number, case in enumerate(load("cases.jsonl"))}


@dataclass(slots=True)
class Obedient:
    """A model that does what it was told: ``@prompt`` stands for all that it was given."""

    reply: str
    name: str = "obedient"
    room_tokens: int = 3_000
    heard: Sequence[Message] = ()
    turn: Callable[[str], str] = field(default=str)
    """What it makes of the prompt that it tells."""

    def count(self, text: str) -> int:
        return len(text) // 2

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        self.heard = messages
        told = self.turn("\n".join(m.content for m in messages))
        reply = self.reply.replace("@prompt", told)
        yield from (reply[start : start + 9] for start in range(0, len(reply), 9))

    @property
    def fence(self) -> str:
        """The code between which the data stood."""
        return self.heard[1].content.partition("<<")[2].partition(">>")[0] if self.heard else ""


@pytest.fixture(scope="session")
def obedient() -> type[Obedient]:
    return Obedient


Known = tuple[Answer, Question, Evidence]


@pytest.fixture(scope="session")
def known(over: Assistant) -> Callable[[str, tuple[Turn, ...]], Known]:
    """The extractive answer with what it was made from; asked once for each question."""
    found: dict[tuple[str, tuple[Turn, ...]], Known] = {}

    def call(question: str, history: tuple[Turn, ...] = ()) -> Known:
        if (question, history) not in found:
            plain = over.ask(question, history)
            found[question, history] = (plain, *over.look_up(question, history))
        return found[question, history]

    return call


@pytest.fixture(scope="session")
def told(known: Callable[..., Known]) -> Callable[..., list[Answer]]:
    """Every answer of a stream that a model words."""

    def call(question: str, history: tuple[Turn, ...], writer: Obedient) -> list[Answer]:
        return list(write(*known(question, history), writer))

    return call
