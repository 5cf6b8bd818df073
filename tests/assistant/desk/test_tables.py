"""In a file that goes from hand to hand, a figure that no longer stands must say so itself."""

from dataclasses import replace

from assistant.desk.tables import facts_table


def cells(fact):
    table = facts_table([fact])
    return dict(zip((c.head for c in table.columns), table.rows[0], strict=True))


def test_state_doubt_number_and_day_stand_beside_the_figure(find):
    fact = next(f for f in find(most=200).facts if f.report.number and f.report.dated)
    told = cells(fact)
    assert (told["Hiệu lực"], told["Mức chắc khi đọc"]) == ("đang có hiệu lực", "chắc")
    assert (told["Số hiệu văn bản"], told["Ngày văn bản"]) == (fact.report.number, fact.report.dated)
    gone = cells(replace(fact, state="superseded", doubtful=True))
    assert (gone["Hiệu lực"], gone["Mức chắc khi đọc"]) == ("đã có bản mới thay thế", "đọc chưa chắc")
    assert cells(replace(fact, state="corrected"))["Hiệu lực"] == "đã đính chính"
