"""What many ask costs no more than one asking, and never outlives the reports it was answered from."""

import threading

from assistant.chain import open_assistant
from assistant.records import Answer, Turn
from assistant.repeated import RECENT_SECONDS, Repeated
from assistant.settings import load_settings
from ingest.__main__ import main as ingest
from ingest.errors import FilterRefused


def answer(text):
    return Answer(
        question="?", standalone_question="?", status="answered", answer=text, timings_ms={"total": 9.0}
    )


def test_the_second_asking_gets_the_first_answer_with_its_own_time():
    kept, made = Repeated(), []

    def make():
        made.append(1)
        return answer("5 dự án [1].")

    first, second = (kept.answer(lambda: "e", "?", make) for _ in range(2))
    assert len(made) == 1
    assert (first.answer, second.answer) == ("5 dự án [1].", "5 dự án [1].")
    assert second.timings_ms["total"] < first.timings_ms["total"]


def test_another_edition_is_asked_anew_and_the_old_answers_are_gone():
    kept, now = Repeated(), ["một"]
    kept.answer(lambda: now[0], "?", lambda: answer("cũ"))
    now[0] = "hai"
    assert kept.answer(lambda: now[0], "?", lambda: answer("mới")).answer == "mới"
    assert len(kept) == 1


def test_what_was_worked_out_while_the_edition_changed_is_not_kept():
    kept, now = Repeated(), ["một"]

    def make():
        now[0] = "hai"
        return answer("của bản nào?")

    kept.answer(lambda: now[0], "?", make)
    assert kept.answer(lambda: now[0], "?", lambda: answer("mới")).answer == "mới"


def test_the_next_edition_begins_with_what_was_prepared_for_it_last_asked_first():
    kept, now, made = Repeated(), ["một"], []
    for asked in ("a", "b", "c", "a"):
        kept.answer(lambda: now[0], asked, lambda: answer("cũ"))

    def make(asked):
        if asked == "b":
            raise FilterRefused("no such report")
        made.append(asked)
        return answer(f"mới {asked}")

    kept.prepare("hai", make, lambda: True)
    assert made == ["a", "c"]
    assert kept.answer(lambda: now[0], "a", lambda: answer("lại")).answer == "cũ"
    now[0] = "hai"
    heard = [kept.answer(lambda: now[0], asked, lambda: answer("lại")).answer for asked in "abc"]
    assert heard == ["mới a", "lại", "mới c"]


def test_what_nobody_has_asked_lately_does_not_keep_the_next_edition_waiting():
    clock, made = [0.0], []
    kept = Repeated(clock=lambda: clock[0])

    def ask(asked):
        kept.answer(lambda: "một", asked, lambda: answer("cũ"))

    for asked in ("a", "b"):
        ask(asked)
    clock[0] = RECENT_SECONDS - 1
    ask("a")
    clock[0] = RECENT_SECONDS + 1
    kept.prepare("hai", lambda asked: made.append(asked) or answer("mới"), lambda: True)
    assert made == ["a"]

    kept.answer(lambda: "hai", "c", lambda: answer("mới"))
    clock[0] = 2 * RECENT_SECONDS
    kept.prepare("ba", lambda asked: made.append(asked) or answer("mới"), lambda: True)
    assert made == ["a", "c"], "being prepared is not being asked"


def test_what_was_prepared_for_another_edition_is_of_no_use_and_no_more_is_made_than_there_is_time_for():
    kept, now, left = Repeated(), ["một"], [True, False]
    for asked in ("a", "b"):
        kept.answer(lambda: now[0], asked, lambda: answer("cũ"))
    kept.prepare("hai", lambda asked: answer("mới"), lambda: left.pop(0))
    now[0] = "ba"
    assert kept.answer(lambda: now[0], "b", lambda: answer("lại")).answer == "lại"
    now[0] = "hai"
    assert kept.answer(lambda: now[0], "b", lambda: answer("lại")).answer == "lại"


def test_an_asker_and_who_prepares_the_next_edition_do_not_wait_for_each_other():
    """The page would be still for good: each holds what the other one waits for."""
    kept, swap, published, asking = Repeated(), threading.Lock(), threading.Event(), threading.Event()

    def edition():
        if published.is_set():
            asking.set()
            with swap:  # as a search does where reports were removed
                pass
        return "một"

    def prepare():
        with swap:
            published.set()
            assert asking.wait(10)
            kept.prepare("hai", lambda asked: answer("mới"), lambda: True)

    def make():
        preparing.start()
        assert published.wait(10)
        return answer("cũ")

    preparing = threading.Thread(target=prepare, daemon=True)
    asker = threading.Thread(target=lambda: kept.answer(edition, "?", make), daemon=True)
    asker.start()
    asker.join(10)
    preparing.join(10)
    assert not asker.is_alive()
    assert not preparing.is_alive()


def test_who_was_late_does_not_throw_away_what_was_prepared():
    kept = Repeated()
    kept.answer(lambda: "một", "?", lambda: answer("cũ"))
    kept.prepare("hai", lambda asked: answer("mới"), lambda: True)
    assert kept.answer(lambda: "hai", "?", lambda: answer("lại")).answer == "mới"
    told = ["một", "hai"]  # the edition changed after it was asked for
    assert kept.answer(lambda: told.pop(0), "?", lambda: answer("lại")).answer == "mới"
    assert kept.answer(lambda: "một", "!", lambda: answer("muộn")).answer == "muộn"  # and was later still
    assert kept.answer(lambda: "hai", "?", lambda: answer("lại")).answer == "mới"


def test_what_many_ask_at_once_is_worked_out_once():
    kept, begun, go, made = Repeated(), threading.Event(), threading.Event(), []

    def make():
        made.append(1)
        begun.set()
        assert go.wait(10)
        return answer("5 dự án [1].")

    heard = []

    def ask():
        heard.append(kept.answer(lambda: "e", "?", make).answer)

    threads = [threading.Thread(target=ask) for _ in range(5)]
    threads[0].start()
    assert begun.wait(10)
    for thread in threads[1:]:
        thread.start()
    go.set()
    for thread in threads:
        thread.join(10)
    assert (len(made), heard) == (1, ["5 dự án [1]."] * 5)


def test_where_the_first_of_several_fails_the_others_try_for_themselves():
    kept, begun, go, heard = Repeated(), threading.Event(), threading.Event(), []

    def fail():
        begun.set()
        assert go.wait(10)
        raise FilterRefused("no such report")

    def ask(make):
        try:
            heard.append(kept.answer(lambda: "e", "?", make).answer)
        except FilterRefused:
            heard.append("refused")

    first = threading.Thread(target=ask, args=(fail,))
    second = threading.Thread(target=ask, args=(lambda: answer("5 dự án [1]."),))
    first.start()
    assert begun.wait(10)
    second.start()
    go.set()
    first.join(10)
    second.join(10)
    assert sorted(heard) == ["5 dự án [1].", "refused"]


def test_only_so_many_are_kept_and_the_one_asked_last_stays():
    kept = Repeated(most=2)
    for asked in ("a", "b", "a", "c", "a"):
        kept.answer(lambda: "e", asked, lambda asked=asked: answer(asked))
    assert len(kept) == 2
    assert kept.answer(lambda: "e", "a", lambda: answer("lại")).answer == "a"
    assert kept.answer(lambda: "e", "b", lambda: answer("lại")).answer == "lại"


def test_many_at_once_hear_their_own_answers():
    kept, heard = Repeated(most=5), []

    def ask(number):
        for turn in range(200):
            name = f"{(number + turn) % 9}"
            heard.append(kept.answer(lambda: "e", name, lambda name=name: answer(name)).answer == name)

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(heard) == 1600
    assert all(heard)


def test_an_assistant_answers_anew_after_an_ingestion_and_apart_by_conversation(tmp_path):
    text = "TỈNH SƠN THỦY\n\nBÁO CÁO\nVề lao động năm 2031\n\nNăm 2031, tỉnh Sơn Thủy có {} lao động.\n"
    reports, data = tmp_path / "reports", tmp_path / "data"
    reports.mkdir()
    (reports / "a.txt").write_text(text.format("1.234"), encoding="utf-8")
    assert ingest([str(reports), "--data", str(data)]) == 0
    assistant = open_assistant(data, load_settings())
    try:
        asked = "Năm 2031 tỉnh Sơn Thủy có bao nhiêu lao động?"
        before = assistant.ask(asked, id="một")
        again = assistant.ask(asked, id="hai")
        assert "1.234" in before.answer
        assert (again.answer, again.id, again.citations) == (before.answer, "hai", before.citations)
        later = (Turn(role="user", content=asked), Turn(role="assistant", content=before.answer))
        assert assistant.ask("Còn năm 2030?", later).status == assistant.ask("Còn năm 2030?", later).status
        assert assistant.ask("Còn năm 2030?").status == "refused"
        (reports / "a.txt").write_text(text.format("4.321"), encoding="utf-8")
        assert ingest([str(reports), "--data", str(data)]) == 0
        assert "4.321" in assistant.ask(asked).answer
    finally:
        assistant.close()
