"""Sentences over pages: whole where a page ends inside them, each with the place it can be quoted from."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.layout import lay_page
from ingest.records import Block, Page
from ingest.sentences import split_sentences


def page(number, *blocks):
    """A page of (kind, text) or (kind, text, fields)."""
    laid = []
    for kind, text, *more in blocks:
        fields = more[0] if more else {}
        laid.append((text, Block(start=0, end=len(text), kind=kind, **fields)))
    return lay_page(number, laid)


REPORT = [
    page(
        1,
        ("title", "Báo cáo năm 2023"),
        ("heading", "I. Kinh tế", {"level": 1}),
        ("heading", "1. Thu hút đầu tư", {"level": 2}),
        ("item", "- Thu hút 35 dự án¹. Vốn tăng thêm đạt", {"level": 1, "mark": "-"}),
        ("footnote", "¹ Kế hoạch năm: 30 dự án.", {"mark": "1"}),
    ),
    page(
        2,
        ("item", "96,4 triệu USD. Đây là mức cao.", {"level": 1, "continues": True}),
        ("heading", "II. Xã hội", {"level": 1}),
        ("paragraph", "Lao động đạt 5.000 người."),
        ("paragraph", "Nơi nhận:"),
    ),
]


def quotes(sentence, pages):
    return [pages[s.page - 1].text[s.start : s.end] for s in sentence.spans]


def test_sentence_over_a_page_end_is_whole():
    found = split_sentences(REPORT)
    cut = next(s for s in found if len(s.spans) == 2)
    assert cut.text == "Vốn tăng thêm đạt 96,4 triệu USD."
    assert quotes(cut, REPORT) == ["Vốn tăng thêm đạt", "96,4 triệu USD."]
    assert (cut.kind, cut.mark) == ("item", "-")


def test_headings_give_the_path():
    paths = {s.text: s.headings for s in split_sentences(REPORT)}
    assert paths["I. Kinh tế"] == ()
    assert paths["1. Thu hút đầu tư"] == ("I. Kinh tế",)
    assert paths["- Thu hút 35 dự án¹."] == ("I. Kinh tế", "1. Thu hút đầu tư")
    assert paths["Lao động đạt 5.000 người."] == ("II. Xã hội",)
    assert paths["Nơi nhận:"] == ()


def test_footnote_has_the_path_of_its_mark():
    later = [
        *REPORT[:1],
        page(2, ("heading", "II. Xã hội", {"level": 1}), ("footnote", "¹ Ghi chú.", {"mark": "1"})),
    ]
    note = split_sentences(later)[-1]
    assert note.headings == ("I. Kinh tế", "1. Thu hút đầu tư")


def test_exponents_are_no_footnote_marks():
    pages = [
        page(
            1,
            ("paragraph", "Thu đạt 5 tỷ đồng²."),
            ("heading", "II. Đất đai", {"level": 1}),
            ("paragraph", "Diện tích 85 km² và 30 m²."),
            ("footnote", "² Dự toán: 4 tỷ đồng.", {"mark": "2"}),
        )
    ]
    assert split_sentences(pages)[-1].headings == ()


def test_order_follows_the_pages():
    found = split_sentences(REPORT)
    assert [s.ordinal for s in found] == list(range(len(found)))
    assert [s.spans[0] for s in found] == sorted(s.spans[0] for s in found)
    assert [s.block for s in found] == [0, 1, 2, 3, 3, 4, 5, 6, 7, 8]


WORDS = st.sampled_from(
    ["Thu", "đạt", "5.", "tỷ", "USD.", "TP.", "(xem", "mục)", "Năm", "2023;", "tăng…", "gồm:"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
BLOCKS = st.lists(
    st.tuples(st.sampled_from(["paragraph", "item", "heading", "footnote", "row"]), TEXTS),
    min_size=1,
    max_size=5,
)


@st.composite
def reports(draw):
    """Pages as readers lay them; a page may go on with the one before."""
    pages: list[Page] = []
    for number, blocks in enumerate(draw(st.lists(BLOCKS, min_size=1, max_size=4)), start=1):
        goes_on = number > 1 and draw(st.booleans())
        fields = [
            {"level": 1}
            if kind == "heading"
            else {"continues": goes_on and i == 0 and kind in ("paragraph", "item")}
            for i, (kind, _) in enumerate(blocks)
        ]
        pages.append(page(number, *[(k, t, f) for (k, t), f in zip(blocks, fields, strict=True)]))
    return pages


@given(reports())
def test_every_character_is_in_exactly_one_sentence(pages):
    seen = [
        (span.page, i)
        for s in split_sentences(pages)
        for span in s.spans
        for i in range(span.start, span.end)
    ]
    assert len(seen) == len(set(seen))
    assert {(p.number, i) for p in pages for i, c in enumerate(p.text) if not c.isspace()} <= set(seen)


@given(reports())
def test_quotes_are_the_pages_text(pages):
    for sentence in split_sentences(pages):
        assert sentence.text == " ".join(quotes(sentence, pages))
        assert sentence.place(0, len(sentence.text)) == sentence.spans
