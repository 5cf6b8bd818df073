"""Passages: whole sentences of one section, quoted exactly as the pages have them."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.passages import split_passages
from ingest.readers.layout import lay_page
from ingest.records import Block
from ingest.sentences import split_sentences


def page(number, *blocks):
    laid = []
    for kind, text, *more in blocks:
        fields = more[0] if more else {}
        laid.append((text, Block(start=0, end=len(text), kind=kind, **fields)))
    return lay_page(number, laid)


def cut(*pages, **settings):
    return split_passages("r", split_sentences(pages), **settings)


LONG = "Tỉnh tiếp tục đẩy mạnh cải cách hành chính và cải thiện môi trường đầu tư kinh doanh trong năm tới."


def test_headings_lead_into_the_first_passage_of_their_section():
    found = cut(
        page(
            1,
            ("heading", "I. Kinh tế", {"level": 1}),
            ("heading", "1. Đầu tư", {"level": 2}),
            ("paragraph", "Thu hút 35 dự án. Vốn đạt 5 tỷ USD."),
            ("heading", "2. Thương mại", {"level": 2}),
            ("paragraph", "Xuất khẩu đạt 29 tỷ USD."),
        )
    )
    assert [p.text for p in found] == [
        "I. Kinh tế\n1. Đầu tư\nThu hút 35 dự án. Vốn đạt 5 tỷ USD.",
        "2. Thương mại\nXuất khẩu đạt 29 tỷ USD.",
    ]
    assert [p.headings for p in found] == [(), ("I. Kinh tế",)]


def test_lead_in_stays_with_its_first_item():
    items = [("item", f"- {LONG}", {"level": 1, "mark": "-"}) for _ in range(2)]
    found = cut(page(1, ("paragraph", LONG), ("paragraph", "Kết quả như sau:"), *items), max_tokens=70)
    assert [p.text.split("\n")[0] for p in found] == [LONG, "Kết quả như sau:", f"- {LONG}"]


def test_footnotes_are_passages_of_their_own():
    found = cut(
        page(
            1,
            ("paragraph", "Đạt 93,57% kế hoạch năm²."),
            ("footnote", "² Kế hoạch: 754.775 tỷ đồng.", {"mark": "2"}),
        ),
        page(2, ("paragraph", "Xuất khẩu tăng.")),
    )
    assert [p.text for p in found] == [
        "Đạt 93,57% kế hoạch năm².",
        "² Kế hoạch: 754.775 tỷ đồng.",
        "Xuất khẩu tăng.",
    ]


def test_rows_of_one_table_stay_together_under_their_caption():
    row = {"table": 0, "caption": "Bảng 1 (tỷ đồng)"}
    found = cut(
        page(
            1,
            ("paragraph", "Bảng 1 (tỷ đồng)"),
            ("row", "Chỉ tiêu | Năm 2023", row),
            ("row", "Thuế GTGT | 1.150", row),
            ("row", "Tỉnh | Dân số", {"table": 1}),
        )
    )
    assert [p.text.count("\n") for p in found] == [2, 0]


def test_caption_stands_in_the_path_of_later_rows():
    rows = [("row", f"Huyện {i} | {LONG}", {"table": 0, "caption": "Bảng 1"}) for i in range(3)]
    assert {p.headings for p in cut(page(1, *rows), max_tokens=60)} == {("Bảng 1",)}


def test_passage_over_a_page_end_has_a_span_on_each():
    found = cut(
        page(1, ("paragraph", "Vốn tăng thêm đạt"), ("footnote", "¹ Ghi chú.", {"mark": "1"})),
        page(2, ("paragraph", "96 triệu USD. Mức cao.", {"continues": True}), ("paragraph", "Hết.")),
    )
    assert [(p.text, [s.page for s in p.spans]) for p in found] == [
        ("Vốn tăng thêm đạt 96 triệu USD.", [1, 2]),
        ("¹ Ghi chú.", [1]),
        ("Mức cao.\nHết.", [2]),
    ]


WORDS = st.sampled_from(
    ["Thu", "đạt", "5.", "tỷ", "USD.", "TP.", "(xem", "mục)", "Năm", "2023;", "tăng…", "gồm:"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)
KINDS = st.sampled_from(["paragraph", "item", "heading", "footnote", "row", "title"])


@st.composite
def reports(draw):
    pages = []
    for number, blocks in enumerate(
        draw(st.lists(st.lists(st.tuples(KINDS, TEXTS), min_size=1, max_size=5), min_size=1, max_size=5)),
        start=1,
    ):
        laid = []
        for i, (kind, text) in enumerate(blocks):
            goes_on = number > 1 and i == 0 and kind in ("paragraph", "item") and draw(st.booleans())
            level = draw(st.integers(1, 3)) if kind == "heading" else 0
            table = 0 if kind == "row" else -1
            laid.append((kind, text, {"level": level, "continues": goes_on, "table": table}))
        pages.append(page(number, *laid))
    return pages


@given(reports(), st.integers(16, 120))
def test_passages_are_quotes_and_miss_nothing(pages, most):
    sentences = split_sentences(pages)
    found = split_passages("r", sentences, max_tokens=most)
    by_number = {p.number: p.text for p in pages}
    for passage in found:
        assert passage.text == " ".join(by_number[s.page][s.start : s.end] for s in passage.spans)
        assert len({s.page for s in passage.spans}) == len(passage.spans)
        assert passage.tokens <= most or passage.first_sentence == passage.last_sentence
    members = [n for p in found for n in range(p.first_sentence, p.last_sentence + 1)]
    assert members == [s.ordinal for s in sentences]
    assert [p.ordinal for p in found] == list(range(len(found)))
