"""The chat page over a scripted assistant, for browser tests: every state of the page on demand.

Run as ``python tests/browser/scripted.py PORT`` from the repository root.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from assistant.records import Answer, Citation, Turn
from assistant.ui.page import build_page
from assistant.ui.serve import serve
from assistant.ui.settings import ChatSettings
from ingest.errors import IndexBroken
from ingest.records import Span

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


def cite(mark: int, quote: str, figure: str, **fields: object) -> Citation:
    """A citation whose passage holds the quote and the figure."""
    passage = BEFORE + quote + AFTER
    start, at = len(BEFORE), passage.index(figure)
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
        note = "Hai con số khác nhau ở ngày chốt số liệu."
        return answer(question, text, status="conflict", citations=(FIRST, SECOND), notes=(note,))
    if "2019" in question:
        text = "Các báo cáo không nêu tổng vốn FDI của năm 2019."
        note = "Gần nhất là số của năm 2022: **2.061,53 triệu USD** [1]."
        return answer(question, text, status="refused", citations=(FIRST,), notes=(note,))
    if "bao nhiêu dự án" in question:
        text = "Bạn hỏi dự án trong khu công nghiệp hay của cả thành phố?\n- Cả thành phố: **954 dự án** [1]"
        return answer(question, text, status="clarify", citations=(FIRST,))
    if "tấn công" in question:
        bad = cite(1, ATTACK, "đậm", title=ATTACK, document=ATTACK, section=ATTACK, dated=ATTACK)
        return answer(question, f"Trích: {ATTACK}", citations=(bad,), notes=(ATTACK,))
    if "còn" in question.lower():
        asked = next((t.content for t in history if t.role == "user"), "")
        text = f"Tiếp theo câu “{asked}”: cả năm là **2.082,6 triệu USD** [1]."
        return answer(question, text, citations=(replace(SECOND, mark=1),))
    text = (
        "Tính đến 20/12/2022, tổng vốn đầu tư nước ngoài thu hút trong năm đạt **2.061,53 triệu USD** [1]. "
        "Số này gồm vốn cấp mới và vốn tăng thêm của các dự án đang hoạt động [1]."
    )
    return answer(question, text, citations=(FIRST,))


def stream(question: str, history: Sequence[Turn]) -> Iterator[Answer]:
    """The scripted answer, some characters at a time."""
    if "hỏng" in question:
        raise IndexBroken("self-query failed")
    if "bất ngờ" in question:
        raise ZeroDivisionError("secret detail")
    whole = complete(question, history)
    pause = 0.5 if "chậm" in question else 0.04
    for end in range(6, len(whole.answer), 6):
        time.sleep(pause)
        yield replace(whole, answer=whole.answer[:end], citations=(), notes=(), status="answered")
    yield whole


def main() -> None:
    """Serve until ended."""
    page = build_page(
        stream,
        title="Hỏi Báo Cáo",
        examples=("Tổng vốn FDI năm 2022 là bao nhiêu?", "Số liệu FDI năm 2022 có mâu thuẫn không?"),
    )
    sys.stdout.write(serve(page, ChatSettings().at(None, int(sys.argv[1]))) + "\n")
    sys.stdout.flush()
    page.block_thread()


if __name__ == "__main__":
    main()
