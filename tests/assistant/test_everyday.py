"""Who asks in everyday words gets the figure of what is meant, or a refusal; never another measure's."""

import pytest

from assistant.everyday import in_trade_words


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Hàng bán ra nước ngoài năm 2019?", "xuất khẩu năm 2019?"),
        ("hang mua tu nuoc ngoai", "nhap khau"),
        ("Tháng 5 bán ra nước ngoài bao nhiêu tấn gạo?", "Tháng 5 xuất khẩu bao nhiêu tấn gạo?"),
        ("Buôn bán hai chiều với Lào?", "thương mại hai chiều với Lào?"),
        ("Xuất khẩu chè sụt bao nhiêu phần trăm?", "Xuất khẩu chè giảm bao nhiêu phần trăm?"),
        ("xuat khau che sut giam may phan tram", "xuat khau che giam may phan tram"),
        ("Tiền Việt kiều gửi về bao nhiêu?", "kiều hối bao nhiêu?"),
        ("Quý I bán được bao nhiêu tấn điều ra nước ngoài?", "Quý I xuất khẩu bao nhiêu tấn điều?"),
        ("ban lam san ra nuoc ngoai duoc may ty USD", "xuat khau lam san duoc may ty USD"),
        ("Năm 2019 hãng lời bao nhiêu?", "Năm 2019 hãng lãi bao nhiêu?"),
        ("Hãng lời trước thuế được mấy tỷ?", "Hãng lãi trước thuế được mấy tỷ?"),
        ("Bệnh dại cướp đi bao nhiêu mạng người?", "Bệnh dại làm chết bao nhiêu người?"),
        ("Tập đoàn rót bao nhiêu vào nhà máy?", "Tập đoàn đầu tư bao nhiêu vào nhà máy?"),
    ],
)
def test_everyday_names_become_those_of_the_reports(said, meant):
    assert in_trade_words(said) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Cổ phần bán ra nước ngoài",
        "Cửa hàng bán ra nước ngoài",
        "Lao động nước ngoài",
        "ban hang o cho",
        "",
        "Trả lời bao nhiêu đơn?",
        "Lời khuyên nào?",
    ],
)
def test_other_words_stay(text):
    assert in_trade_words(text) == text


@pytest.mark.parametrize(
    "question",
    [
        "Hàng bán ra nước ngoài của Đồng Nai năm 2019 được bao nhiêu?",
        "hang ban ra nuoc ngoai cua Dong Nai nam 2019 duoc bao nhieu",
    ],
)
def test_what_is_sold_abroad_is_the_exports(ask, question):
    assert [f.value for f in ask(question).figures] == ["19760000000"]


@pytest.mark.parametrize("question", ["nuoc ngoai nam 2019 bao nhieu", "Trong nước năm 2019 được bao nhiêu?"])
def test_a_mere_side_is_given_no_measure(ask, question):
    answer = ask(question)
    assert (answer.status, answer.figures) == ("refused", ())
