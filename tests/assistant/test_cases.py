"""What is told of one case, of a part, or of how often, is not told for all, for another, or for how much."""

from types import SimpleNamespace

import pytest

from assistant.candidate import Candidate
from assistant.cases import is_example, is_of_another_body
from assistant.everyday import in_trade_words
from assistant.fitting import unit_fits
from assistant.measures import read_units
from assistant.question import read_question
from assistant.strays import leave_strays
from ingest.parse import parse_report

DEBTS = """Nợ bảo hiểm tại tỉnh Sơn Thủy năm 2031

Năm 2031, nhiều doanh nghiệp ở tỉnh Sơn Thủy chậm đóng bảo hiểm xã hội cho người lao động.

Đơn cử như Công ty Mây Hồng nợ bảo hiểm xã hội 1,37 tỷ đồng.
"""
CABLES = """Cáp quang tại các tỉnh miền núi năm 2031

Vinalink, với 4.120 km cáp quang, đang có hơn 3 triệu thuê bao cáp quang.

Netviet cạnh tranh với Vinalink ở các tỉnh miền núi bằng giá cước thấp.
"""
ROAD = """Đường vành đai Sơn Thủy

Gói thầu 2a của đường vành đai Sơn Thủy đang được thi công đúng tiến độ.

Theo kế hoạch, toàn bộ 6 gói thầu của đường vành đai Sơn Thủy có tổng mức đầu tư khoảng 8.450 tỷ đồng.

Đường vành đai Sơn Thủy khởi công năm 2026, sau ba lần thay đổi thiết kế, nay đã thi công được khoảng 62% \
khối lượng.
"""
LOSS = """Công ty Giấy Bạch Đằng năm 2031

Trong quý IV năm 2031, Công ty Giấy Bạch Đằng tăng trích lập dự phòng khiến chi phí quản lý tăng lên hơn \
18 tỷ đồng.

Quý I năm 2032, Công ty Giấy Bạch Đằng chi 51 tỷ đồng trả lương công nhân, trong khi cùng kỳ năm 2031 mức \
chi trả là 64 tỷ đồng.
"""
PIGS = """Lợn giống cho hộ nghèo tỉnh Sơn Thủy

Giá 1 kg lợn giống là 145.000 đồng/kg, do đó 1 con nặng 20 kg cấp cho hộ nghèo có giá 2,9 triệu đồng.
"""
DAMS = """Đền bù thủy điện Bản Mây

Các hộ dân Bản Mây mới nhận được 1/3 tiền đền bù đã ký trong hồ sơ.
"""
TICKETS = """Vé tàu giá rẻ

Sau 5 ngày mở bán, đã có 312 vé tàu giá 15 nghìn đồng được bán.
"""


@pytest.fixture
def told(ask_over):
    def call(report, question):
        answer = ask_over({"bao-cao.txt": report}, question)
        return answer.figures[0].value if answer.status == "answered" else ""

    return call


@pytest.mark.parametrize(
    ("report", "question", "wrong"),
    [
        (DEBTS, "Các doanh nghiệp ở Sơn Thủy nợ bảo hiểm xã hội tổng cộng bao nhiêu?", "1370000000"),
        (CABLES, "Netviet có bao nhiêu thuê bao cáp quang?", "3000000"),
        (ROAD, "Gói thầu 2a của đường vành đai Sơn Thủy trị giá bao nhiêu?", "8450000000000"),
        (ROAD, "Đường vành đai Sơn Thủy làm được bao nhiêu phần trăm rồi?", "3"),
        (ROAD, "Thiết kế đường vành đai Sơn Thủy thay đổi mấy lần?", "8450000000000"),
        (LOSS, "Quý IV năm 2031 Công ty Giấy Bạch Đằng lỗ bao nhiêu?", "18000000000"),
        (LOSS, "Cùng kỳ 2031 Công ty Giấy Bạch Đằng chi lương công nhân bao nhiêu?", "51000000000"),
        (PIGS, "Lợn giống cấp cho hộ nghèo Sơn Thủy bao nhiêu tiền một kg?", "2900000"),
        (DAMS, "Dân Bản Mây mới nhận được bao nhiêu tiền đền bù?", "1"),
        (TICKETS, "bán 5 ngày được bao nhiêu vé tàu 15 nghìn", "15000"),
    ],
)
def test_it_is_not_given_for_what_was_asked(told, report, question, wrong):
    assert told(report, question) != wrong


@pytest.mark.parametrize(
    ("report", "question", "right"),
    [
        (DEBTS, "Công ty Mây Hồng nợ bảo hiểm xã hội bao nhiêu?", "1370000000"),
        (CABLES, "Vinalink có bao nhiêu thuê bao cáp quang?", "3000000"),
        (ROAD, "Đường vành đai Sơn Thủy có tổng mức đầu tư bao nhiêu?", "8450000000000"),
        (ROAD, "Đường vành đai Sơn Thủy làm được bao nhiêu phần trăm rồi?", "62"),
        (LOSS, "Quý IV năm 2031 chi phí quản lý của Công ty Giấy Bạch Đằng là bao nhiêu?", "18000000000"),
        (LOSS, "Quý I năm 2032 Công ty Giấy Bạch Đằng chi lương công nhân bao nhiêu?", "51000000000"),
        (PIGS, "Lợn giống cấp cho hộ nghèo Sơn Thủy bao nhiêu tiền một con?", "2900000"),
        (TICKETS, "Vé tàu giá rẻ bán bao nhiêu tiền một vé?", "15000"),
    ],
)
def test_it_is_given_to_who_asks_for_it(told, report, question, right):
    assert told(report, question) == right


@pytest.mark.parametrize(
    ("question", "units"),
    [
        ("Mức đầu tư điều chỉnh bao nhiêu lần?", {"lần"}),
        ("muc dau tu dieu chinh may lan", {"lần"}),
        ("Ba cổ đông góp vào công ty được bao nhiêu rồi?", "money"),
        ("Tỉnh giúp mấy tỉnh bạn hết bao nhiêu trong năm 2031?", "money"),
        ("Doanh nghiệp nhà nước đóng góp bao nhiêu phần trăm?", None),
        ("Xây trường hết bao nhiêu viên gạch?", None),
    ],
)
def test_what_is_asked_for_is_read_from_its_words(question, units):
    found = read_units(question, frozenset())
    if units == "money":
        assert {"VND", "USD"} <= found
    elif units is None:
        assert "VND" not in found
    else:
        assert found == units


@pytest.fixture
def candidate(tmp_path):
    """The figure printed as given in a sentence, as likely as can be."""

    def read(text, printed, title="Báo cáo"):
        (tmp_path / "report.txt").write_text(f"BÁO CÁO\n\n{text}\n", encoding="utf-8")
        content = parse_report(tmp_path / "report.txt", "report.txt", "0" * 64)
        figure = next(f for f in content.figures if f.text == printed)
        return Candidate(
            figure=figure,
            sentence=next(s for s in content.sentences if s.ordinal == figure.sentence),
            report=SimpleNamespace(title=title),
            score=1.0,
            covered=1.0,
            fits=1.0,
            chance=0.9,
            misses=frozenset(),
        )

    return read


@pytest.mark.parametrize(
    ("question", "title", "other"),
    [
        ("Netviet có bao nhiêu thuê bao cáp quang?", "Báo cáo", True),
        ("Vinalink có bao nhiêu thuê bao cáp quang?", "Báo cáo", False),
        ("Netviet có bao nhiêu thuê bao cáp quang?", "Netviet mở rộng mạng", False),
        ("Có bao nhiêu thuê bao cáp quang?", "Báo cáo", False),
    ],
)
def test_what_one_body_has_is_not_another_s(candidate, question, title, other):
    mine = candidate(
        "Hiện nay, Vinalink, với 4.120 km cáp quang, đang có 3 triệu thuê bao.", "3 triệu thuê bao", title
    )
    assert is_of_another_body(read_question(question), mine) == other
    assert (leave_strays(read_question(question), [mine])[0].chance == 0.0) == other


@pytest.mark.parametrize(
    ("sentence", "question", "other"),
    [
        ("Đơn cử như Công ty Mây Hồng nợ 137 tỷ đồng.", "Tổng nợ của các công ty?", True),
        ("Điển hình là tỉnh Hà Nam nợ 137 tỷ đồng.", "Các công ty ở Hà Nam nợ tổng cộng bao nhiêu?", False),
        ("Đơn cử như Công ty Mây Hồng nợ 137 tỷ đồng.", "Các khoản nợ của Công ty Mây Hồng?", False),
        ("Các công ty nợ 137 tỷ đồng.", "Tổng nợ của các công ty?", False),
        (
            "Đơn cử như Công ty Mây Hồng ở Đông Hải nợ 137 tỷ đồng.",
            "Các công ty ở Đông Hải nợ bao nhiêu?",
            True,
        ),
        ("Đơn cử như Công ty Mây Hồng nợ 137 tỷ đồng.", "Nợ bao nhiêu?", False),
    ],
)
def test_an_example_is_not_all(candidate, sentence, question, other):
    assert is_example(read_question(question), candidate(sentence, "137 tỷ đồng")) == other


@pytest.mark.parametrize(
    ("question", "now"),
    [
        ("Cùng kỳ 2031 công ty chi lương bao nhiêu?", True),
        ("Cùng kỳ năm 2031 công ty chi lương bao nhiêu?", True),
        ("Cùng kỳ năm trước công ty chi lương bao nhiêu?", True),
        ("So với cùng kỳ 2031 công ty chi lương thế nào?", False),
        ("Công ty chi lương bao nhiêu?", False),
    ],
)
def test_the_same_time_of_a_year_is_not_now(candidate, question, now):
    mine = candidate("Quý I công ty chi 51 tỷ đồng trả lương, cùng kỳ năm 2031 là 64 tỷ đồng.", "51 tỷ đồng")
    assert (leave_strays(read_question(question), [mine])[0].chance == 0.0) == now


def test_a_year_s_own_figure_is_that_year_s_however_it_is_asked_for(candidate):
    mine = candidate("Năm 2022 và 2023 lần lượt cấp mới 29 dự án và 36 dự án.", "36 dự án")
    question = read_question("Cùng kỳ 2023 cấp mới bao nhiêu dự án?")
    assert leave_strays(question, [mine])[0].chance > 0.0


@pytest.mark.parametrize(
    ("question", "fits"),
    [
        ("Tỉnh thu được bao nhiêu ký tôm?", True),
        ("Tỉnh thu được bao nhiêu tạ tôm?", True),
        ("Tỉnh thu được bao nhiêu con tôm?", False),
        ("Tỉnh bán tôm được bao nhiêu tiền?", False),
    ],
)
def test_a_weight_is_one_in_whatever_unit(candidate, question, fits):
    mine = candidate("Sản lượng tôm của tỉnh đạt 12.400 tấn.", "12.400 tấn")
    assert unit_fits(read_question(question), mine.figure) == fits


def test_how_often_is_a_count_and_a_multiple_is_none(candidate):
    assert candidate("Dự án sau ba lần thay đổi thiết kế mới khởi công.", "ba lần").figure.kind == "count"
    assert candidate("Giá đất tăng 3 lần so với năm 2030.", "3 lần").figure.kind == "growth"
    assert candidate("Xuất khẩu gấp 3 lần nhập khẩu.", "3 lần").figure.kind == "ratio"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Mỗi năm bán bao nhiêu ký mật ong?", "Mỗi năm bán bao nhiêu kg mật ong?"),
        ("mot nam ban may ki lo ca", "mot nam ban may kg ca"),
        ("Có bao nhiêu ký túc xá?", "Có bao nhiêu ký túc xá?"),
        ("co bao nhieu ky su nuoc ngoai", "co bao nhieu ky su nuoc ngoai"),
    ],
)
def test_what_people_call_a_kilogram_is_one(said, meant):
    assert in_trade_words(said) == meant
