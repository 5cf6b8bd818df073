"""What must hold of every report: no figure lost, none moved, the same each time."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.figures.facts import read_figures
from ingest.figures.numbers import read_numbers
from ingest.figures.periods import read_periods
from ingest.passages import split_passages
from ingest.readers.layout import lay_page
from ingest.records import Block, Figure, Page, Sentence
from ingest.reports import Report
from ingest.sentences import split_sentences

REPORT = Report(id="0" * 16, document="a.txt", sha256="", title="", format="txt", pages=2, year=2022)
SUBJECTS = ["Thu thuế", "Đàn trâu", "trong đó vốn vay", "Lào", "Nữ", "xuất khẩu", "ngoài KCN", "con số này"]
VERBS = ["đạt", "tăng", "giảm từ", "xuống còn", "bằng", "gồm:", "là", "(cùng kỳ:", "(", "ước khoảng", "với"]
AMOUNTS = [
    "12%",
    "3,5 tỷ đồng",
    "40 dự án",
    "1.250 người",
    "2.061, 53 triệu USD",
    "38/54 xã",
    "70,5",
    "1-2 khu",
]
TIMES = ["năm 2021", "so với cùng kỳ", "đến năm 2030", "lũy kế đến 15/9/2022", "tháng 5", "Kế hoạch năm 2023"]
MARKS = [",", ";", ":", ")", ".", "¹", "số 12/QĐ-UBND ngày 5/4/2021", "và", "a)"]
TEXTS = st.lists(st.sampled_from(SUBJECTS + VERBS + AMOUNTS + TIMES + MARKS), min_size=1, max_size=18).map(
    " ".join
)
BLOCKS = st.tuples(TEXTS, st.sampled_from(["paragraph", "paragraph", "item", "heading", "footnote"]))


def laid(number: int, blocks: list[tuple[str, str]]) -> Page:
    fields = [
        Block(start=0, end=len(t), kind=k, level=int(k in ("item", "heading")), mark="1")  # type: ignore[arg-type]
        for t, k in blocks
    ]
    return lay_page(number, [(text, block) for (text, _), block in zip(blocks, fields, strict=True)])


def read(pages: list[Page]) -> tuple[list[Sentence], list[Figure]]:
    sentences = split_sentences(pages)
    return sentences, read_figures(REPORT, sentences, split_passages(REPORT.id, sentences))


PAGES = st.lists(st.lists(BLOCKS, min_size=1, max_size=4), min_size=1, max_size=2).map(
    lambda pages: [laid(n, blocks) for n, blocks in enumerate(pages, 1)]
)


@given(PAGES)
@settings(max_examples=150)
def test_every_figure_points_back(pages):
    sentences, figures = read(pages)
    for figure in figures:
        sentence = sentences[figure.sentence]
        assert sentence.text[figure.start : figure.end] == figure.text != ""
        assert " ".join(pages[s.page - 1].text[s.start : s.end] for s in figure.spans) == figure.text
        assert 0 <= figure.clause[0] <= figure.start < figure.end <= figure.clause[1] <= len(sentence.text)


@given(PAGES)
@settings(max_examples=150)
def test_no_quantity_is_lost_and_none_read_twice(pages):
    """A bare number is left out unless words announce it, and a number inside a period is its part."""
    sentences, figures = read(pages)
    for sentence in sentences:
        mentions = read_periods(sentence.text, year=2022)
        expected = [
            (n.start, n.end)
            for n in read_numbers(sentence.text)
            if n.kind in ("quantity", "fraction") and not any(m.start <= n.start < m.end for m in mentions)
        ]
        made = [f for f in figures if f.sentence == sentence.ordinal]
        assert set(expected) <= {(f.start, f.end) for f in made}
        assert all(a.end <= b.start for a, b in pairwise(made))


@given(PAGES)
@settings(max_examples=60)
def test_reading_twice_says_the_same(pages):
    sentences, figures = read(pages)
    assert read(pages) == (sentences, figures)
    assert [f.ordinal for f in figures] == list(range(len(figures)))


@given(PAGES)
@settings(max_examples=100)
def test_every_figure_lies_in_the_passage_of_its_sentence(pages):
    sentences, figures = read(pages)
    passages = split_passages(REPORT.id, sentences)
    for figure in figures:
        passage = passages[figure.passage]
        assert passage.first_sentence <= figure.sentence <= passage.last_sentence
