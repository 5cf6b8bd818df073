import pytest

from assistant.evidence import Gatherer
from vectorstore.records import Hit


def hit(key: str, score: float = 1.0) -> Hit:
    return Hit(key=key, score=score, fused=score, lexical=0.0, dense=0.0)


def test_everything_behind_a_hit_is_there(gather):
    evidence = gather("Tổng vốn FDI vào các khu công nghiệp Đồng Nai năm 2019")
    assert evidence.passages
    for passage in evidence.passages:
        assert passage.report_id in evidence.reports
        for ordinal in range(passage.first_sentence, passage.last_sentence + 1):
            assert (passage.report_id, ordinal) in evidence.sentences
    for figure in evidence.figures:
        sentence = evidence.sentence(figure)
        assert sentence.text[figure.start : figure.end] == figure.text


def test_passages_keep_the_search_s_order(assistant):
    hits = assistant.searcher.search("xuất khẩu Đồng Nai", k=5)
    assert [p.key for p in assistant.gatherer.gather(hits).passages] == [h.key for h in hits]


def test_a_passage_that_is_gone_is_left_out(assistant):
    evidence = assistant.gatherer.gather([hit("no-report:0")])
    assert (evidence.passages, evidence.figures, evidence.reports) == ((), (), {})


@pytest.mark.parametrize(
    ("document", "place"),
    [
        ("khu-cong-nghiep/dong-nai-2019.txt", "dong nai"),
        ("long-an-9-thang-2021.txt", "long an"),
        ("binh-dinh-2017.txt", "binh dinh"),
    ],
)
def test_a_report_is_about_the_province_it_names(gather, document, place):
    evidence = gather("tỉnh")
    by_name = {evidence.reports[r].document: p for r, p in evidence.places.items()}
    assert by_name[document] == place


class Counting:
    """A catalogue that counts reads and can pretend to have changed."""

    def __init__(self, catalogue):
        self.catalogue = catalogue
        self.version = catalogue.version
        self.reads = 0

    def __getattr__(self, name):
        if name == "passages":
            self.reads += 1
        return getattr(self.catalogue, name)


def test_passages_are_read_once_until_the_catalogue_changes(assistant):
    counting = Counting(assistant.catalogue)
    gatherer = Gatherer(counting)
    hits = assistant.searcher.search("xuất khẩu", k=5)
    first = gatherer.gather(hits)
    assert gatherer.gather(hits) == first
    assert counting.reads == 1
    counting.version += 1
    assert gatherer.gather(hits) == first
    assert counting.reads == 2
