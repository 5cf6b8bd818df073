"""What a sentence is told from outside: an item without its lead-in says nothing."""

import pytest

from ingest.figures.leads import Leads, is_lead
from ingest.figures.numbers import read_numbers
from ingest.records import Sentence, Span


def sentence(text, kind="paragraph", *, level=0, headings=(), mark=""):
    spans = (Span(page=1, start=0, end=len(text)),)
    return Sentence(
        ordinal=0, spans=spans, text=text, kind=kind, headings=headings, block=0, level=level, mark=mark
    )


def contexts(*sentences):
    leads = Leads()
    return [leads.enter(s, read_numbers(s.text)) for s in sentences]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Kết quả cụ thể như sau:", True),
        ("Về thu hút du lịch", True),
        ("Trong quý I, ngành đã làm được các việc sau đây:", True),
        ("Lượng khách đạt 1.200 lượt", False),
        ("Lượng khách tăng mạnh.", False),
        ("Chung", False),
        ("Sơn La, ngày 8 tháng 1 năm 2024", False),
        ("Từ " + "rất " * 60 + "dài", False),
    ],
)
def test_a_lead_announces(text, lead):
    assert is_lead(sentence(text), read_numbers(text)) is lead


def test_items_have_the_lead_above_them():
    found = contexts(
        sentence("Sản lượng năm 2021:"),
        sentence("- Chè: 12 tấn;", "item", level=1),
        sentence("- Cà phê:", "item", level=1),
        sentence("+ Vối 30 tấn;", "item", level=2),
        sentence("- Hồ tiêu: 5 tấn.", "item", level=1),
    )
    assert found[1] == ("Sản lượng năm 2021:",)
    assert found[3] == ("Sản lượng năm 2021:", "- Cà phê:")
    assert found[4] == ("Sản lượng năm 2021:",)


def test_a_plain_paragraph_ends_a_list():
    found = contexts(
        sentence("Gồm:"),
        sentence("- Chè 12 tấn.", "item", level=1),
        sentence("Đàn bò có 9.000 con."),
        sentence("- Gà 500 con.", "item", level=1),
    )
    assert found[3] == ()


def test_headings_come_first_and_a_new_one_ends_the_leads():
    found = contexts(
        sentence("Kết quả:", headings=("I. Nông nghiệp",)),
        sentence("- Lúa 90 tấn.", "item", level=1, headings=("I. Nông nghiệp",)),
        sentence("- Than 20 tấn.", "item", level=1, headings=("II. Công nghiệp",)),
    )
    assert found[1] == ("I. Nông nghiệp", "Kết quả:")
    assert found[2] == ("II. Công nghiệp",)


@pytest.mark.parametrize("opening", ["Trong đó,", "Cụ thể,", "Bao gồm", "Ngoài ra,", "Riêng"])
def test_a_part_is_told_its_whole(opening):
    whole = "Vùng có 120 trạm y tế."
    assert contexts(sentence(whole), sentence(f"{opening} 35 trạm ở vùng cao."))[1] == (whole,)


def test_a_new_subject_is_told_nothing():
    assert contexts(sentence("Vùng có 120 trạm y tế."), sentence("Đường nhựa dài 35 km."))[1] == ()


def test_a_part_in_another_section_is_not_of_the_whole_before_it():
    found = contexts(
        sentence("Vùng có 120 trạm.", headings=("I",)), sentence("Trong đó, 5 km.", headings=("II",))
    )
    assert found[1] == ("II",)


def test_a_footnote_is_told_the_sentence_that_prints_its_mark():
    """Else "Kế hoạch: 900 tỷ đồng" would be a plan of anything."""
    text = "Thu từ phí cảng ước 870 tỷ đồng¹."
    found = contexts(
        sentence(text),
        sentence("Chi thường xuyên 600 tỷ đồng²."),
        sentence("¹ Kế hoạch: 900 tỷ đồng.", "footnote", mark="1"),
        sentence("⁹ Không ai nhắc đến.", "footnote", mark="9"),
    )
    assert found[2] == (text,)
    assert found[3] == ()


def test_rows_and_footnotes_announce_nothing():
    found = contexts(sentence("Chỉ tiêu | Năm 2020", "row"), sentence("- Chè 12 tấn.", "item", level=1))
    assert found[1] == ()


NOTED = (
    "# I. KẾT QUẢ NĂM 2023",
    "- Chi ngân sách huyện ước 640 tỷ đồng (1).",
    "- Trồng mới 320 ha chè (2), giảm 15 ha so với năm 2022.",
    "# II. CHỈ TIÊU CHỦ YẾU NĂM 2024",
    "- Chi ngân sách 700 tỷ đồng.",
)


def test_a_note_at_the_end_is_about_where_it_was_called(read_report):
    found = read_report(
        *NOTED, "Ghi chú: (1) Trong đó chi thường xuyên 410 tỷ đồng.", "(2) Trong đó xã Bình Lộc trồng 95 ha."
    )
    assert [
        (f.text, f.kind, f.period and f.period.end.year) for f in found.figures if f.text != "320 ha"
    ] == [
        ("640 tỷ đồng", "amount", 2023),
        ("15 ha", "growth", 2023),
        ("700 tỷ đồng", "plan", 2024),
        ("410 tỷ đồng", "amount", 2023),
        ("95 ha", "amount", 2023),
    ]
    assert any("Chi ngân sách huyện" in text for text in found.one("410 tỷ đồng").context)


def test_a_numbered_list_under_a_heading_stays_there(read_report):
    found = read_report(*NOTED, "(3) Trồng mới 400 ha chè.", "# III. KIẾN NGHỊ", "(1) Bố trí 25 tỷ đồng.")
    assert found.one("400 ha").kind == "plan"
    listed = read_report(
        *NOTED[:4], "(1) Phấn đấu trồng 77 ha quế.", "# III. KIẾN NGHỊ VỚI UBND TỈNH", "x" * 80
    )
    assert listed.one("77 ha").period.end.year == 2024


def test_dashes_below_a_numbered_lead_in_stand_under_it_however_it_is_set():
    lead = "4. Lũy kế đến ngày 15/6/2023: có 612 dự án, trong đó:"
    found = contexts(
        sentence("- Thu hút vốn FDI đạt 481 triệu USD;", "item", level=1, mark="-"),
        sentence(lead, "item", level=2, mark="4."),
        sentence("- 358 dự án FDI;", "item", level=1, mark="-"),
        sentence("- 254 dự án trong nước.", "item", level=1, mark="-"),
        sentence("5. Cấp mới 31 dự án.", "item", level=2, mark="5."),
        sentence("- Giải ngân 9 tỷ đồng.", "item", level=1, mark="-"),
    )
    assert found == [(), (), (lead,), (lead,), (), ()]
