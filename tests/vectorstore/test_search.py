"""What a reader of the index sees, and does not notice."""

import gc
import shutil
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest

from ingest.catalogue import open_catalogue
from ingest.errors import BUILD, IndexBroken, IndexMissing, IndexStale
from vectorstore.build import build
from vectorstore.generation import current, was_probed
from vectorstore.search import open_searcher
from vectorstore.settings import IndexSettings


@pytest.fixture(scope="module")
def searcher(built):
    opened = open_searcher(built, IndexSettings())
    yield opened
    opened.close()


@pytest.mark.parametrize("stage", ["lexical", "dense", "fused"])
@pytest.mark.parametrize(
    ("question", "position"),
    [
        ("Vốn đầu tư nước ngoài vào khu công nghiệp là bao nhiêu?", 0),
        ("von dau tu nuoc ngoai vao khu cong nghiep la bao nhieu", 0),
        ("giai quyet viec lam cho bao nhieu lao dong", 2),
        ("Rừng ngập mặn trồng mới bao nhiêu ha?", 3),
    ],
)
def test_right_passage_comes_first(searcher, stage, question, position):
    assert searcher.search(question, k=2, stage=stage)[0].key == f"r1:{position}"


def test_abbreviation_finds_its_words(searcher):
    assert searcher.search("vốn ĐTNN vào KCN", k=1, stage="lexical")[0].key == "r1:0"


def test_whole_number_finds_its_passage(searcher):
    assert searcher.search("38.500", k=1, stage="lexical")[0].key == "r1:4"


def test_headings_and_title_are_searched(searcher):
    assert len(searcher.search("báo cáo kinh tế xã hội", stage="lexical")) == 5


@pytest.mark.parametrize("question", ["", "???", "🙂", "zzzz qqqq", "こんにちは", "a " * 1000])
def test_odd_questions_do_not_fail(searcher, question):
    for stage in ("lexical", "dense", "fused"):
        assert len(searcher.search(question, k=3, stage=stage)) <= 3


def test_hits_are_best_first_and_the_same_again(searcher):
    first = searcher.search("thu ngân sách năm nay", k=5)
    assert [h.score for h in first] == sorted((h.score for h in first), reverse=True)
    assert searcher.search("thu ngân sách năm nay", k=5) == first


def test_nothing_built_says_what_to_run(tmp_path):
    with pytest.raises(IndexMissing, match="python -m ingest"):
        open_searcher(tmp_path, IndexSettings())


def test_an_index_that_is_gone_and_cannot_be_built_says_what_to_run(tmp_path, fill):
    fill(tmp_path, index=False)
    with open_catalogue(tmp_path, write=True) as catalogue:
        catalogue.record_embedder("another")
    with pytest.raises(IndexBroken, match=f"no index of them; to rebuild: {BUILD} --data") as caught:
        open_searcher(tmp_path, IndexSettings())
    assert "made by another embedder" in str(caught.value)
    assert f"python -m ingest FOLDER --data {tmp_path}" in str(caught.value)


def test_no_passage_at_all_finds_nothing(tmp_path, fill):
    fill(tmp_path, texts=())
    searcher = open_searcher(tmp_path, IndexSettings())
    assert searcher.search("vốn đầu tư") == []
    searcher.close()


def test_other_embedder_is_refused(built, monkeypatch):
    with pytest.raises(IndexStale, match="python -m ingest"):
        open_searcher(built, IndexSettings(query_prefix="query: "))


def test_searches_follow_a_swap_while_running(tmp_path, fill, meanwhile):
    fill(tmp_path)
    searcher = open_searcher(tmp_path, IndexSettings())
    assert searcher.search("MW", k=1, stage="lexical") == []
    seen = set()

    def ask():
        seen.add(searcher.search("vốn đầu tư nước ngoài vào khu công nghiệp", k=1)[0].key)

    with meanwhile(ask, threads=4):
        fill(tmp_path, "r2", ("Nhà máy nhiệt điện phát 1.200 MW.",))
        found = searcher.search("nhiệt điện MW", k=1)
    assert seen == {"r1:0"}
    assert found[0].key == "r2:0"
    assert searcher.generation == "gen-000002"
    searcher.close()


def test_a_question_that_outlasts_two_publications_is_answered_from_what_it_began_with(tmp_path, fill):
    """A model may take a minute, and reports come every few seconds."""
    fill(tmp_path)
    searcher = open_searcher(tmp_path, IndexSettings())
    begun = searcher.edition()
    before = begun.search("Rừng ngập mặn trồng mới", k=3)
    passages = begun.catalogue.passages([hit.key for hit in before])
    for number in range(2, 5):
        fill(tmp_path, f"r{number}", (f"Nhà máy nhiệt điện phát {number}.200 MW.",))
        assert searcher.search("nhiệt điện MW", k=1)[0].key.startswith("r")
    assert begun.search("Rừng ngập mặn trồng mới", k=3) == before
    assert begun.catalogue.passages([hit.key for hit in before]) == passages
    closed = []
    weakref.finalize(begun.opened, closed.append, begun.opened.folder.name)
    del begun
    gc.collect()
    assert closed == ["gen-000001"], "nobody asks it any more, and it stays open"
    searcher.close()


@pytest.mark.parametrize("started", [False, True])
def test_what_is_removed_while_it_is_opened_is_not_what_is_asked(tmp_path, fill, monkeypatch, started):
    """The index that was named is gone with the report that is removed, before its catalogue was opened."""
    for number in range(3):
        fill(tmp_path, f"r{number}", (f"Dự án số {number} được cấp phép.",))
    searcher = open_searcher(tmp_path, IndexSettings()) if started else None
    fill(tmp_path, "r3", ("Dự án số 3 được cấp phép.",))

    def late(folder):
        monkeypatch.undo()
        with open_catalogue(tmp_path, write=True) as catalogue:
            catalogue.remove("r1")
        build(tmp_path, IndexSettings())
        return open_catalogue(folder)

    monkeypatch.setattr("vectorstore.edition.open_catalogue", late)
    searcher = searcher or open_searcher(tmp_path, IndexSettings())
    assert {hit.key for hit in searcher.search("dự án")} == {"r0:0", "r2:0", "r3:0"}
    assert searcher.generation == "gen-000005"
    searcher.close()


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def flip(content: bytes) -> bytes:
    at = len(content) // 3
    return content[:at] + bytes(byte ^ 0xFF for byte in content[at : at + 64]) + content[at + 64 :]


@pytest.mark.parametrize(
    ("files", "damage"),
    [
        ("*/data_level0.bin", cut),
        ("*/index_metadata.pickle", cut),
        ("*/*.bin", flip),
        ("*/*.bin", lambda content: bytes(len(content))),
        ("chroma.sqlite3", cut),
    ],
)
def test_a_damaged_index_is_noticed_and_rebuilt(tmp_path, built, files, damage):
    """Some of these end the process that opens it: nobody could ask anything."""
    data = tmp_path / "data"
    shutil.copytree(built, data)
    assert was_probed(current(data))
    damaged = list((current(data) / "chroma").glob(files))
    assert damaged
    for path in damaged:
        path.write_bytes(damage(path.read_bytes()))
    assert not was_probed(current(data))
    searcher = open_searcher(data, IndexSettings())
    assert searcher.search("Rừng ngập mặn trồng mới", k=1)[0].key == "r1:3"
    searcher.close()


@pytest.mark.parametrize("said", [b"", b"\xff\x00\xfe", b"gen-000007\n"])
def test_a_damaged_current_costs_no_answer(tmp_path, built, said):
    """Neither of a chat that runs nor of one that starts; both answer from the same catalogue."""
    data = tmp_path / "data"
    shutil.copytree(built, data)
    running = open_searcher(data, IndexSettings())
    before = running.search("Rừng ngập mặn trồng mới", k=3)
    (data / "index" / "CURRENT").write_bytes(said)
    started = open_searcher(data, IndexSettings())
    for searcher in (running, started):
        assert searcher.search("Rừng ngập mặn trồng mới", k=3) == before
        searcher.close()


@pytest.mark.parametrize("running", [False, True])
def test_an_index_that_is_gone_is_built_from_the_catalogue_alone(tmp_path, built, *, running):
    """Unasked, by a start and by a chat that runs; nobody has to have kept the reports' files."""
    data = tmp_path / "data"
    shutil.copytree(built, data)
    searcher = open_searcher(data, IndexSettings()) if running else None
    shutil.rmtree(data / "index")
    searcher = searcher or open_searcher(data, IndexSettings())
    before = open_searcher(built, IndexSettings())
    for asked in ("Rừng ngập mặn trồng mới", "vốn đầu tư nước ngoài", "lao động"):
        assert [h.key for h in searcher.search(asked, k=5)] == [h.key for h in before.search(asked, k=5)]
    searcher.close()
    before.close()


def test_an_index_removed_while_many_ask_costs_no_answer(tmp_path, built):
    """Chroma opens its database anew for more threads: that of the index built in its place, or none."""
    data = tmp_path / "data"
    shutil.copytree(built, data)
    asked = [f"vốn đầu tư nước ngoài {number}" for number in range(200)]
    searcher = open_searcher(data, IndexSettings())
    begun, before = searcher.edition(), [searcher.search(question, k=5) for question in asked]
    shutil.rmtree(data / "index")
    with ThreadPoolExecutor(16) as threads:
        for edition in (begun, searcher):
            found = threads.map(lambda question, of=edition: of.search(question, k=5), asked)
            assert list(found) == before
    assert searcher.edition() is not begun
    assert searcher.generation == begun.opened.folder.name
    searcher.close()


def test_what_another_index_in_its_place_no_longer_holds_is_not_found(tmp_path, fill):
    """A chat that prepares what was published goes on with what it has, but for what was removed."""
    fill(tmp_path)
    searcher = open_searcher(tmp_path, IndexSettings())
    searcher.taken_up = True
    shutil.rmtree(tmp_path / "index")
    with open_catalogue(tmp_path, write=True) as catalogue:
        catalogue.remove("r1")
    fill(tmp_path, "r2", ("Nhà máy nhiệt điện phát 1.200 MW.",))
    assert {hit.key for hit in searcher.search("vốn đầu tư nước ngoài", k=5)} == {"r2:0"}
    searcher.close()


def test_broken_index_falls_back_to_one_of_the_same_catalogue(tmp_path, fill, built):
    data = tmp_path / "data"
    shutil.copytree(built, data)
    index = data / "index"
    shutil.copytree(index / "gen-000001", index / "gen-000002")
    (index / "gen-000002" / "keys.npy").write_bytes(b"")
    (index / "CURRENT").write_text("gen-000002\n")
    searcher = open_searcher(data, IndexSettings())
    assert searcher.generation == "gen-000001"
    searcher.close()


def test_broken_index_of_unreadable_catalogue_says_what_to_run(tmp_path, built):
    data = tmp_path / "data"
    shutil.copytree(built, data)
    (current(data) / "vectors.npy").write_bytes(b"")
    (data / "catalogue.sqlite3").unlink()
    with pytest.raises(IndexBroken, match="python -m ingest"):
        open_searcher(data, IndexSettings())


def test_keys_lead_to_the_text_that_was_found(built, searcher):
    hit = searcher.search("sản lượng hàng hóa qua cảng biển", k=1)[0]
    with open_catalogue(built) as catalogue:
        passage = catalogue.passages([hit.key])[hit.key]
        span = passage.spans[0]
        assert catalogue.page("r1", span.page).text[span.start : span.end] == passage.text
    assert "8,5%" in passage.text


def test_an_edition_keeps_its_catalogue_when_the_next_one_comes(tmp_path, fill):
    """A question that was begun before the swap must not find a passage and then not its text."""
    fill(tmp_path)
    searcher = open_searcher(tmp_path, IndexSettings())
    begun = searcher.edition()
    with open_catalogue(tmp_path, write=True) as catalogue:
        catalogue.remove("r1")
    (hit, *_) = begun.search("sản lượng hàng hóa qua cảng biển", k=1)
    assert hit.key in begun.catalogue.passages([hit.key])
    fill(tmp_path, "r2", ("Nhà máy nhiệt điện phát 1.200 MW.",))
    assert [r.id for r in searcher.edition().catalogue.reports()] == ["r2"]
    assert hit.key in begun.catalogue.passages([hit.key])
    searcher.close()


@pytest.fixture(scope="module")
def many(tmp_path_factory, fill):
    """Three reports; the second has the words of a question least of all."""
    data = tmp_path_factory.mktemp("many")
    for number, words in enumerate(("Vốn đầu tư nước ngoài", "Cây xanh đường phố", "Vốn đầu tư trong nước")):
        fill(data, f"r{number}", tuple(f"{words} đợt {at} đạt {at + 7} đơn vị." for at in range(30)))
    opened = open_searcher(data, IndexSettings())
    yield opened
    opened.close()


@pytest.mark.parametrize("stage", ["lexical", "dense", "fused"])
def test_a_search_held_to_some_reports_still_fills_its_hits(many, stage):
    """Narrowed after ranking, the report asked for would have been crowded out."""
    question = "đầu tư nước ngoài đạt bao nhiêu đơn vị"
    assert {h.key.partition(":")[0] for h in many.search(question, k=30, stage=stage)} == {"r0"}
    held = many.search(question, k=25, stage=stage, among={"r1"})
    assert [h.key.partition(":")[0] for h in held] == ["r1"] * 25
    both = many.search(question, k=60, stage=stage, among={"r1", "r2"})
    assert {h.key.partition(":")[0] for h in both} == {"r1", "r2"}
    assert many.search(question, k=5, stage=stage, among=()) == []


def test_a_wide_search_finds_what_comparing_all_finds(many):
    opened = many.edition().opened
    allowed = opened.of_reports(["r2", "r1"])
    assert {opened.key(int(at)).partition(":")[0] for at in allowed} == {"r1", "r2"}
    vector = opened.vectors[3].astype("float32")
    exact = opened.nearest(vector, 10, allowed)
    assert opened.nearest(vector, 10, allowed, exact=5).tolist() == exact.tolist()
    assert (
        opened.nearest(vector, 60, allowed, exact=5).tolist() == opened.nearest(vector, 60, allowed).tolist()
    )
