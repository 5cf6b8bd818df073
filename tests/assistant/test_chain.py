"""From question to answer over real reports: what the reader is promised, status by status."""

import re
from decimal import Decimal

import pytest

from assistant.chain import open_assistant
from assistant.records import Turn
from ingest.errors import CatalogueMissing, IndexMissing, QuestionRefused

ZONES = "khu-cong-nghiep/dong-nai-2019.txt"
ECONOMY = "dong-nai-kinh-te.html"
LONG_AN = "long-an-9-thang-2021.txt"
BINH_DINH = "binh-dinh-2017.txt"
NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")

FOUND = [
    ("Tổng vốn FDI vào các khu công nghiệp Đồng Nai năm 2019 là bao nhiêu?", "1234560000", "USD", ZONES),
    ("Năm 2019 thu hút FDI vào KCN Đồng Nai đạt bao nhiêu phần trăm kế hoạch?", "123.5", "%", ZONES),
    ("Vốn FDI vào các KCN Đồng Nai năm 2019 tăng bao nhiêu % so với năm 2018?", "12.4", "%", ZONES),
    ("Kế hoạch thu hút vốn FDI năm 2019 của Đồng Nai là bao nhiêu?", "1000000000", "USD", ZONES),
    ("Có bao nhiêu lao động nước ngoài trong các khu công nghiệp Đồng Nai?", "7215", "người", ZONES),
    ("Công ty TNHH Sen Vàng có vốn đầu tư bao nhiêu?", "185000000", "USD", ZONES),
    ("Thu nhập bình quân của người lao động KCN Đồng Nai năm 2019?", "8900000", "VND", ZONES),
    ("Kim ngạch nhập khẩu của Đồng Nai năm 2019 là bao nhiêu?", "16020000000", "USD", ECONOMY),
    ("Khách du lịch đến Đồng Nai năm 2019 là bao nhiêu?", "4420000", "lượt", ECONOMY),
    ("Khách du lịch đến Đồng Nai năm 2018 là bao nhiêu?", "4050000", "lượt", ECONOMY),
    ("Doanh thu du lịch Đồng Nai năm 2018 là bao nhiêu?", "1560000000000", "VND", ECONOMY),
    ("9 tháng đầu năm 2021 Long An cấp mới bao nhiêu dự án FDI?", "45", "dự án", LONG_AN),
    ("Năm 2020 Long An cấp mới bao nhiêu dự án FDI?", "81", "dự án", LONG_AN),
    ("Tỷ lệ lấp đầy đất công nghiệp ở Long An là bao nhiêu?", "65.3", "%", LONG_AN),
    ("Diện tích đất công nghiệp đã cho thuê ở Long An?", "2345.6", "ha", LONG_AN),
    ("Doanh thu bán lẻ hàng hóa của Bình Định năm 2017 là bao nhiêu?", "52318000000000", "VND", BINH_DINH),
]


@pytest.mark.parametrize(("question", "value", "unit", "document"), FOUND)
def test_a_figure_is_found_with_its_unit_and_its_report(ask, question, value, unit, document):
    answer = ask(question)
    assert answer.status == "answered", answer.answer
    (figure,) = answer.figures
    assert (figure.value, figure.unit) == (value, unit)
    assert answer.citations[figure.citation - 1].document == document


ASKED_OTHERWISE = [
    ("tong von fdi vao cac khu cong nghiep dong nai nam 2019 la bao nhieu", "1234560000"),
    ("Tổng vốn ĐTNN vào các KCN Đồng Nai năm 2019 là bao nhiêu?", "1234560000"),
    ("TONG VON FDI VAO CAC KCN DONG NAI NAM 2019?", "1234560000"),
    ("KNXK Đồng Nai 2019", "19760000000"),
    ("kim ngach xuat khau dong nai 2019 bao nhieu", "19760000000"),
    ("Kim ngạch xuât khẩu Đồng Nai năm 2019 là bao nhiêu?", "19760000000"),
    ("Kim ngạch xuất khẩuu của Đồng Nai năm 2019 là bao nhiêu?", "19760000000"),
    ("How much were the exports of Dong Nai in 2019?", "19760000000"),
    ("Doanh thu bán lẻ hàng hoá tỉnh Bình Định năm 2017 là bao nhiêu?", "52318000000000"),
]


@pytest.mark.parametrize(("question", "value"), ASKED_OTHERWISE)
def test_how_it_is_typed_changes_nothing(ask, question, value):
    """No diacritics, abbreviations, capitals, one wrong letter, English, the other place of a tone mark."""
    answer = ask(question)
    assert [f.value for f in answer.figures] == [value], answer.answer


FOLLOWED = [
    (("Kim ngạch xuất khẩu Đồng Nai năm 2019 là bao nhiêu?", "Thế còn nhập khẩu?"), "16020000000"),
    (("Tổng vốn FDI vào KCN Đồng Nai năm 2019 là bao nhiêu?", "Còn số dự án cấp mới?"), "74"),
    (("Tổng vốn FDI vào KCN Đồng Nai năm 2019 là bao nhiêu?", "Kế hoạch cả năm là bao nhiêu?"), "1000000000"),
    (("Tổng vốn FDI vào KCN Đồng Nai năm 2019 là bao nhiêu?", "Trong đó cấp mới bao nhiêu?"), "612300000"),
    (("Năm 2021 Long An cấp mới bao nhiêu dự án FDI?", "Năm trước đó thì sao?"), "81"),
    (("Khách du lịch Đồng Nai năm 2019 là bao nhiêu?", "Thế còn năm 2018?"), "4050000"),
    (("KCN Đồng Nai có bao nhiêu lao động?", "Trong đó lao động nước ngoài là bao nhiêu?"), "7215"),
    (("Kim ngạch xuất khẩu Đồng Nai năm 2019?", "còn nhập khẩu?", "xuất khẩu tăng mấy phần trăm?"), "7.1"),
    (("kim ngach xuat khau dong nai nam 2019", "the con nhap khau"), "16020000000"),
]


@pytest.mark.parametrize(("questions", "value"), FOLLOWED)
def test_a_follow_up_takes_what_it_leaves_out_from_the_conversation(ask, questions, value):
    answer = ask(*questions)
    assert [f.value for f in answer.figures] == [value], (answer.standalone_question, answer.answer)
    assert answer.question == questions[-1]


def test_the_running_total_follows_the_year(ask):
    answer = ask("Tổng vốn FDI vào các KCN Đồng Nai năm 2019 là bao nhiêu?", "Lũy kế thì sao?")
    assert {f.value for f in answer.figures} <= {"25480000000", "25500000000"}
    assert answer.figures[0].as_of == "2019-12-31"
    assert any("Hiểu theo câu hỏi trước" in note for note in answer.notes)


def test_a_whole_question_owes_nothing_to_the_conversation(ask):
    question = "Doanh thu bán lẻ hàng hóa của Bình Định năm 2017 là bao nhiêu?"
    answer = ask("Kim ngạch xuất khẩu Đồng Nai năm 2019?", question)
    assert answer.standalone_question == question
    assert answer.notes == ask(question).notes


def test_reports_that_disagree_are_both_shown_by_name(ask):
    answer = ask("Vốn đầu tư trong nước vào các khu công nghiệp Đồng Nai năm 2019 là bao nhiêu?")
    assert answer.status == "conflict"
    assert {f.value for f in answer.figures} == {"6150000000000", "6480000000000"}
    assert {c.document for c in answer.citations} == {ZONES, ECONOMY}
    for citation in answer.citations:
        assert citation.title in answer.answer
    assert "6.150 tỷ đồng" in answer.answer
    assert "6.480 tỷ đồng" in answer.answer


def test_a_rounded_figure_is_no_other_figure(ask):
    answer = ask("Lũy kế đến 31/12/2019, tổng vốn đăng ký FDI trong các KCN Đồng Nai là bao nhiêu?")
    assert answer.status == "answered"
    assert answer.figures[0].value in ("25480000000", "25500000000")


def test_another_period_is_no_conflict(ask):
    answer = ask("Long An cấp mới bao nhiêu dự án FDI năm 2020?")
    assert (answer.status, [f.value for f in answer.figures]) == ("answered", ["81"])


REFUSED = [
    ("Kim ngạch xuất khẩu của Đồng Nai năm 2014 là bao nhiêu?", "năm 2014", "19,76 tỷ USD"),
    ("Kim ngạch xuất khẩu của Nghệ An năm 2019 là bao nhiêu?", "Nghệ An", "19,76 tỷ USD"),
    ("Công ty Mặt Trời Đỏ có vốn đầu tư bao nhiêu?", "Mặt Trời Đỏ", ""),
    ("Năm 2019 Đồng Nai trồng được bao nhiêu ha cao su?", "", ""),
    ("Số ca sốt xuất huyết ở Đồng Nai năm 2019 là bao nhiêu?", "", ""),
    ("Vốn đầu tư của tỉnh Long An là bao nhiêu?", "", ""),
    ("Giá vàng hôm nay bao nhiêu?", "", ""),
]


@pytest.mark.parametrize(("question", "named", "nearest"), REFUSED)
def test_what_no_report_says_is_refused_with_its_missing_part(ask, page_text, question, named, nearest):
    answer = ask(question)
    assert (answer.status, answer.figures) == ("refused", ()), answer.answer
    assert answer.notes
    assert named in answer.notes[0]
    if nearest:
        assert f"**{nearest}**" in answer.answer
        assert nearest in answer.citations[0].quote
        assert "gần nhất" in answer.answer


WORDS = [
    ("Quyết định phê duyệt danh mục dự án kêu gọi đầu tư của Long An số mấy?", "3521/QĐ-UBND"),
    ("Ai là Giám đốc Trung tâm Xúc tiến đầu tư Long An?", "Lê Thị Hồng Gấm"),
    ("Nhà máy điện khí Hướng Dương do công ty nào tư vấn thiết kế?", "Năng lượng Ánh Dương"),
    ("Vì sao hội chợ trái cây phải hoãn?", "dịch bệnh"),
    ("Danh mục dự án kêu gọi đầu tư của Long An được phê duyệt ngày nào?", "14/4/2021"),
]


@pytest.mark.parametrize(("question", "words"), WORDS)
def test_an_answer_in_words_is_the_report_s_own(ask, question, words):
    answer = ask(question)
    assert (answer.status, answer.figures) == ("answered", ())
    (citation,) = answer.citations
    assert words in citation.quote
    assert words in answer.answer.replace("**", "")
    said = answer.answer.replace("**", "").replace("[1]", "").strip()
    assert said in " ".join(citation.quote.split())


EVERY = [
    *[q for q, *_ in FOUND],
    *[q for q, *_ in REFUSED],
    *[q for q, _ in WORDS],
    "Vốn đầu tư trong nước vào các khu công nghiệp Đồng Nai năm 2019 là bao nhiêu?",
    "Đồng Nai năm 2019 cấp mới bao nhiêu dự án?",
    "Sản lượng khai thác thủy sản của Bình Định năm 2017?",
]


@pytest.mark.parametrize("question", EVERY)
def test_nothing_is_said_that_no_page_says(ask, page_text, question):
    """Every quote is the page's own text, and every number of the answer stands in a cited quote."""
    answer = ask(question)
    for i, citation in enumerate(answer.citations, 1):
        assert citation.mark == i
        assert citation.quote == page_text(citation.document, citation.spans)
        assert citation.page == citation.spans[0].page
        low, high = citation.highlight
        assert citation.passage[low:high] == citation.quote
    for figure in answer.figures:
        assert figure.text in answer.citations[figure.citation - 1].quote
        assert f"**{figure.text}**" in answer.answer
    said = re.sub(r"\[\d+\]|“.*?”|\(\d\d/\d\d/\d{4}\)", "", answer.answer)
    if answer.status == "refused":
        said = said.removeprefix(answer.notes[0])
    quoted = {n for c in answer.citations for n in NUMBER.findall(f"{c.quote} {c.section} {c.title}")}
    periods = {n for f in answer.figures for n in NUMBER.findall(f"{f.period or ''}".replace("-", " "))}
    assert set(NUMBER.findall(said)) <= quoted | periods
    marks = {int(m) for m in re.findall(r"\[(\d+)\]", answer.answer)}
    assert marks == {c.mark for c in answer.citations}


def test_a_range_keeps_both_ends(ask):
    (figure,) = ask("Sản lượng khai thác thủy sản của Bình Định năm 2017?").figures
    assert (figure.value, figure.value_max, figure.unit) == ("220000", "230000", "tấn")


def test_an_estimate_is_called_one(ask):
    answer = ask("Thu ngân sách của Long An 9 tháng đầu năm 2021 là bao nhiêu?")
    assert answer.figures[0].qualifier.startswith("ước")
    assert any("ước tính" in note for note in answer.notes)


def test_a_plan_is_called_one(ask):
    answer = ask("Kế hoạch thu hút vốn FDI năm 2019 của Đồng Nai là bao nhiêu?")
    assert answer.figures[0].kind == "plan"
    assert any("kế hoạch" in note for note in answer.notes)


def test_the_json_is_the_contract_s(ask):
    found = ask("Tổng vốn FDI vào các khu công nghiệp Đồng Nai năm 2019 là bao nhiêu?").to_json()
    keys = "id question standalone_question status answer figures citations notes model timings_ms verdict"
    assert list(found) == keys.split()
    (figure,) = found["figures"]
    assert figure == {
        "text": "1.234,56 triệu USD",
        "value": "1234560000",
        "unit": "USD",
        "indicator": figure["indicator"],
        "period": "2019-01-01/2019-12-31",
        "as_of": None,
        "scope": "vào các khu công nghiệp",
        "kind": "amount",
        "qualifier": None,
        "citation": 1,
    }
    assert "vốn FDI" in figure["indicator"]
    (citation,) = found["citations"]
    assert list(citation)[:7] == ["mark", "document", "title", "page", "section", "quote", "spans"]
    assert list(citation)[7:] == ["issuer", "number", "date"]
    assert (citation["mark"], citation["page"], citation["document"]) == (1, 1, ZONES)
    assert citation["section"].endswith("Đầu tư nước ngoài")
    (span,) = citation["spans"]
    assert list(span) == ["page", "start", "end"]
    assert list(found["timings_ms"]) == ["retrieve", "answer", "total"]
    assert found["model"] == "extractive"


@pytest.mark.parametrize("question", [q for q, *_ in [*FOUND[:6], *REFUSED, *WORDS]])
def test_every_value_is_an_exact_decimal_in_its_base_unit(ask, question):
    for figure in ask(question).to_json()["figures"]:
        assert re.fullmatch(r"-?\d+(?:\.\d*[1-9])?", figure["value"])
        assert Decimal(figure["value"]) > 0


def test_the_same_question_gives_the_same_bytes(ask):
    for question in (FOUND[0][0], REFUSED[0][0], WORDS[0][0]):
        first, second = ({**ask(question).to_json(), "timings_ms": {}} for _ in range(2))
        assert str(first).encode() == str(second).encode()


@pytest.mark.parametrize("question", ["", "   ", "\n\t ", "\u00a0"])
def test_an_empty_question_is_refused(assistant, question):
    with pytest.raises(QuestionRefused, match="empty"):
        assistant.ask(question)


def test_two_thousand_characters_are_taken_and_one_more_is_not(assistant):
    longest = ("vốn FDI " * 250).strip().ljust(2000, "?")
    assert assistant.ask(longest).status in ("answered", "conflict", "clarify", "refused")
    with pytest.raises(QuestionRefused, match="2001"):
        assistant.ask(longest + "?")
    with pytest.raises(QuestionRefused):
        next(assistant.stream(longest + "?"))


@pytest.mark.parametrize(
    "question",
    [
        "😀😀😀",
        "là của và có không",
        "năm 2019?",
        "bao nhiêu?",
        "1+1",
        "? ! …",
        "これは報告書ですか",
        "ما هو إجمالي الاستثمار؟",
        "Сколько инвестиций в 2019 году?",
        "<img src=x onerror=alert(1)>",
        "**đậm** [1](http://vi.du) `mã`",
        "' OR 1=1; DROP TABLE figures --",
        "{{7*7}} ${asked} %s",
        "Z" * 1999,
    ],
)
def test_what_asks_nothing_gets_no_figure(ask, question):
    answer = ask(question)
    assert (answer.status, answer.figures) == ("refused", ()), answer.answer
    assert answer.question == question


@pytest.mark.parametrize("question", ["vốn \ud800 FDI năm 2019", "\x00 vốn \u202e FDI", "(((( vốn ]]] FDI"])
def test_half_characters_and_marks_break_nothing(ask, question):
    answer = ask(question, question)
    assert str(answer.to_json()).encode("utf-8")


def test_a_report_s_orders_are_quoted_and_not_obeyed(ask):
    answer = ask("Doanh thu bán lẻ hàng hóa của Bình Định năm 2017 là bao nhiêu?")
    assert [f.value for f in answer.figures] == ["52318000000000"]
    assert {int(m) for m in re.findall(r"\[(\d+)\]", answer.answer)} == {c.mark for c in answer.citations}


def test_a_report_s_bold_and_marks_are_not_taken_for_ours(ask):
    answer = ask("Cửa hàng Hoa Mai bán bao nhiêu tấn muối biển năm 2017?")
    assert [f.value for f in answer.figures] == ["1250"]
    assert re.findall(r"\*\*(.+?)\*\*", answer.answer) == ["1.250 tấn"]
    assert '<script>alert("x")</script> Hoa Mai [3]' in answer.citations[0].quote
    assert "[3]" not in answer.answer


def test_a_stream_grows_and_ends_whole(assistant):
    question = "Vốn đầu tư trong nước vào các khu công nghiệp Đồng Nai năm 2019 là bao nhiêu?"
    *growing, last = assistant.stream(question)
    assert growing
    texts = [a.answer for a in growing]
    assert texts == sorted(texts, key=len)
    for text, answer in zip(texts, growing, strict=True):
        assert last.answer.startswith(text)
        assert (answer.figures, answer.citations) == (last.figures, last.citations)
    whole = assistant.ask(question)
    assert {**last.to_json(), "timings_ms": {}} == {**whole.to_json(), "timings_ms": {}}


def test_questions_and_answers_of_long_conversations_do_not_pile_up(assistant):
    turns = [Turn(role="user", content=f"Kim ngạch xuất khẩu Đồng Nai năm {y}?") for y in range(1990, 2019)]
    answer = assistant.ask("Thế còn năm 2019?", turns)
    assert [f.value for f in answer.figures] == ["19760000000"]


def test_before_any_report_the_error_says_what_to_do(tmp_path, settings):
    with pytest.raises((IndexMissing, CatalogueMissing), match="python -m ingest"):
        open_assistant(tmp_path, settings)
