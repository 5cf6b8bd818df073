"""The chat page over a scripted assistant, for browser tests: every state of the page on demand.

Run as ``python tests/browser/scripted.py PORT [SECONDS]`` from the repository root; SECONDS: how long the
questions to begin with take.
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from assistant.records import Answer, Citation, Reading, Turn
from assistant.ui.chat import Chat
from assistant.ui.help import help_routes
from assistant.ui.page import build_page
from assistant.ui.settings import ChatSettings
from assistant.web.public import public_site
from assistant.web.server import serving, wait
from ingest.errors import IndexBroken
from ingest.records import Figure, Period, Span
from tests.made import figure

ATTACK = (
    '<img src=x onerror="window.hacked=1"> [nhấn](javascript:window.hacked=1) '
    "![](http://attacker.invalid/a.png) **đậm** [1] $x^2$ "
    "<script>window.hacked=1</script> `mã` www.attacker.invalid"
)
BEFORE = "Trong năm, thành phố tổ chức 12 đoàn công tác ở nước ngoài và đón 35 đoàn khách quốc tế. "
QUOTE = "Tính đến ngày 20/12/2022, tổng vốn đầu tư nước ngoài thu hút trong năm đạt 2.061,53 triệu USD."
AFTER = (
    " Trong đó có 76 dự án cấp mới; phần còn lại là vốn tăng thêm của các dự án đang hoạt động. Các khu công "
    "nghiệp, khu kinh tế tiếp tục là nơi nhận phần lớn nguồn vốn này."
)
OTHER = "Cả năm 2022, thành phố thu hút 2.082,6 triệu USD vốn FDI, trong đó khu công nghiệp chiếm phần lớn."


def fact(text: str, value: str, unit: str, indicator: str, until: date, **fields: object) -> Figure:
    """A figure of a quote, which stands where its text does."""
    period = Period(start=date(until.year, 1, 1), end=until)
    return figure(text, value, unit, indicator=indicator, period=period, as_of=until, **fields)


def read(figure: Figure, mark: int) -> Reading:
    """The same as an answer gives it."""
    return Reading(
        text=figure.text,
        value=str(figure.value),
        unit=figure.unit,
        indicator=figure.indicator,
        period=figure.period.iso if figure.period else None,
        as_of=figure.as_of.isoformat() if figure.as_of else None,
        scope=figure.scope,
        kind=figure.kind,
        qualifier=figure.qualifier,
        citation=mark,
    )


FDI = "tổng vốn đầu tư nước ngoài thu hút"
ONE = fact("2.061,53 triệu USD", "2061530000", "USD", FDI, date(2022, 12, 20), scope="toàn thành phố")
TWO = fact("2.082,6 triệu USD", "2082600000", "USD", "vốn FDI", date(2022, 12, 31), scope="toàn thành phố")


def cite(mark: int, quote: str, figure: str, **fields: object) -> Citation:
    """A citation whose passage holds the quote and the figure."""
    passage = BEFORE + quote + AFTER
    start, at = len(BEFORE), passage.index(figure)
    facts = tuple(
        replace(f, start=quote.index(f.text), end=quote.index(f.text) + len(f.text))
        for f in (ONE, TWO)
        if f.text in quote
    )
    made = Citation(
        mark=mark,
        document="bao-cao/ngoai-giao-kinh-te-2022.docx",
        title="Báo cáo công tác ngoại giao kinh tế năm 2022",
        page=3,
        section="II. Kết quả › 1. Thu hút đầu tư",
        quote=quote,
        spans=(Span(page=3, start=100, end=100 + len(quote)),),
        passage=passage,
        highlight=(start, start + len(quote)),
        figures=((at, at + len(figure)),),
        facts=facts,
        dated="28/12/2022",
    )
    return replace(made, **fields)


FIRST = cite(1, QUOTE, "2.061,53 triệu USD")
SECOND = cite(
    2,
    OTHER,
    "2.082,6 triệu USD",
    document="hoi-nhap-quoc-te-2022.html",
    title="Hội nhập quốc tế năm 2022: kết quả và kế hoạch",
    page=1,
    section="Thu hút đầu tư",
    dated="15/01/2023",
)


def answer(question: str, text: str, **fields: object) -> Answer:
    """A complete answer."""
    made = Answer(question=question, standalone_question=question, status="answered", answer=text)
    return replace(made, **fields)


def complete(question: str, history: Sequence[Turn]) -> Answer:
    """The answer that the script has for a question."""
    if "mâu thuẫn" in question:
        text = (
            "Hai báo cáo nêu hai con số cho năm 2022:\n- **2.061,53 triệu USD** (đến 20/12/2022) [1]\n"
            "- **2.082,6 triệu USD** (cả năm 2022) [2]"
        )
        both = (read(ONE, 1), read(TWO, 2))
        note = "Hai con số khác nhau ở ngày chốt số liệu."
        return answer(
            question, text, status="conflict", figures=both, citations=(FIRST, SECOND), notes=(note,)
        )
    if "2019" in question:
        why = "Các báo cáo không nêu tổng vốn FDI của năm 2019."
        near = "Gần nhất là số của năm 2022: **2.061,53 triệu USD** [1]."
        text = f"{why}\n\n{near}"
        return answer(question, text, status="refused", citations=(FIRST,), notes=(why, near))
    if "bao nhiêu dự án" in question:
        text = "Hỏi số nào?\n- Đến 20/12: **2.061,53 triệu USD** [1]\n- Cả năm: **2.082,6 triệu USD** [2]"
        both = (read(ONE, 1), read(TWO, 2))
        return answer(question, text, status="clarify", figures=both, citations=(FIRST, SECOND))
    if "tấn công" in question:
        bad = cite(1, ATTACK, "đậm", title=ATTACK, document=ATTACK, section=ATTACK, dated=ATTACK)
        return answer(question, f"Trích: {ATTACK}", citations=(bad,), notes=(ATTACK,))
    if "còn" in question.lower():
        asked = next((t.content for t in history if t.role == "user"), "")
        text = f"Tiếp theo câu “{asked}”: cả năm là **2.082,6 triệu USD** [1]."
        return answer(question, text, figures=(read(TWO, 1),), citations=(replace(SECOND, mark=1),))
    text = (
        "Tính đến 20/12/2022, tổng vốn đầu tư nước ngoài thu hút trong năm đạt **2.061,53 triệu USD** [1]. "
        "Số này gồm vốn cấp mới và vốn tăng thêm của các dự án đang hoạt động [1]."
    )
    return answer(question, text, figures=(read(ONE, 1),), citations=(FIRST,))


def offer(answer: Answer) -> tuple[str, ...]:
    """A question for each reading, or for the nearest figure."""
    if answer.status == "refused":
        return ("Tổng vốn FDI năm 2022 là bao nhiêu?",)
    return tuple(f"{f.indicator.capitalize()} là bao nhiêu?" for f in answer.figures)


def suggest(language: str) -> tuple[str, ...]:
    """Questions to begin with."""
    if language == "en":
        return ("What was total FDI in 2022?",)
    return ("Tổng vốn FDI năm 2022 là bao nhiêu?", "Số liệu FDI năm 2022 có mâu thuẫn không?")


def stream(question: str, history: Sequence[Turn]) -> Iterator[Answer]:
    """The scripted answer, some characters at a time."""
    if "hỏng" in question:
        raise IndexBroken("self-query failed")
    if "bất ngờ" in question:
        raise ZeroDivisionError("secret detail")
    whole = complete(question, history)
    pause = 0.5 if "chậm" in question else 0.04
    ends = range(6, len(whole.answer), 6)
    for end in ends:
        time.sleep(pause)
        yield _part(whole, end)
    while "mãi" in question:  # until the reader stops it
        time.sleep(5 * pause)
        yield _part(whole, ends[-1])
    yield whole


def _part(whole: Answer, end: int) -> Answer:
    return replace(whole, answer=whole.answer[:end], citations=(), notes=(), status="answered")


def serve(port: int, say: Callable[[str], object], seconds: float = 0.0) -> None:
    """Serve until ended; the questions to begin with take ``seconds``."""

    def slowly(language: str) -> tuple[str, ...]:
        time.sleep(seconds)
        return suggest(language)

    page = build_page(
        Chat(
            stream=stream,
            ask=complete,
            offer=offer,
            suggest=slowly,
            keep=lambda said: None,
        )
    )
    site = public_site(page, ChatSettings().at(None, port), routes=help_routes())
    with serving([site]):
        say(site.address)
        wait()


def told(address: str) -> None:
    """Say to who started the program where it is to be found."""
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    port, *seconds = sys.argv[1:]
    serve(int(port), told, *map(float, seconds))
