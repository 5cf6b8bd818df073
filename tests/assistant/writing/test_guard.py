"""Every way a model can put a wrong thing in a sentence: no reader must see it as an answer."""

import pytest

from assistant.writing.guard import Guard

TOTAL = "Tổng vốn FDI vào các khu công nghiệp Đồng Nai năm 2019 là bao nhiêu?"
"""F1 1.234,56 triệu USD; F2 123,5 % of the plan; F3 growth of 12,4 %; all in [1]."""

EXPORTS = "Kim ngạch xuất khẩu của Đồng Nai năm 2019 là bao nhiêu?"
"""F1 19,76 tỷ USD; F2 growth of 7,1 %."""


@pytest.fixture
def rule(frame):
    """What becomes of a sentence in the answer to a question: its text, or why it is withheld."""

    def call(question, said):
        ruling = Guard(frame(question), fence="a1b2c3d4").rule(said)
        return ruling.why or ruling.text

    return call


GOOD = [
    (TOTAL, "Năm 2019, tổng vốn FDI vào các khu công nghiệp đạt {{F1}} [1].", "**1.234,56 triệu USD** [1]."),
    (TOTAL, "Tổng vốn FDI thu hút vào các khu công nghiệp đạt {{F1}}.", "**1.234,56 triệu USD** [1]."),
    (TOTAL, "Tổng vốn FDI vào các KCN đạt {F1} [1].", "**1.234,56 triệu USD** [1]."),
    (TOTAL, "Tổng vốn FDI vào các KCN đạt **{{ F1 }}** triệu USD [1].", "**1.234,56 triệu USD** [1]."),
    (TOTAL, "- Tổng vốn FDI vào các KCN đạt [F1] [1].", "đạt **1.234,56 triệu USD** [1]."),
    (TOTAL, "Tổng vốn FDI vào các KCN đạt 1.234,56 triệu USD [1].", "**1.234,56 triệu USD** [1]."),
    (TOTAL, "Tổng vốn FDI vào các KCN đạt 1.234,56 triệu USD.", "**1.234,56 triệu USD** [1]."),
    (TOTAL, "[1] + Tổng vốn FDI vào các KCN đạt {{F1}}.", "đạt **1.234,56 triệu USD** [1]."),
    (TOTAL, "Năm 2019, vốn FDI đạt {{F1}}, đạt {{F2}} kế hoạch năm [1].", "**123,5%** kế hoạch năm [1]."),
    (
        EXPORTS,
        "Kim ngạch xuất khẩu đạt {{F1}}, tăng {{F2}} so với năm 2018.",
        "**7,1%** so với năm 2018 [1].",
    ),
    (EXPORTS, "Xuất khẩu của Đồng Nai năm 2019 đạt {{F1}} [1].", "đạt **19,76 tỷ USD** [1]."),
]


@pytest.mark.parametrize(("question", "said", "shown"), GOOD)
def test_what_the_report_bears_out_is_shown_with_its_number_filled_in(rule, question, said, shown):
    assert rule(question, said).endswith(shown)


BAD = [
    (TOTAL, "Tổng vốn FDI vào các KCN đạt {{F17}} [1].", "fact"),
    (TOTAL, "Tổng vốn FDI vào các KCN đạt {{F [1].", "fact"),
    (TOTAL, "Tổng vốn FDI vào các KCN đạt 1.243,56 triệu USD [1].", "number"),
    (TOTAL, "Tổng vốn FDI vào các KCN đạt 1.234,56 tỷ USD [1].", "number"),
    (TOTAL, "Tổng vốn FDI vào các KCN đạt 1.234,56 triệu đồng [1].", "number"),
    (TOTAL, "Tổng vốn FDI vào các KCN đạt {{F1}} tỷ đồng [1].", "unit"),
    (TOTAL, "Tổng vốn FDI vào các KCN đạt {{F2}} triệu USD [1].", "unit"),
    (TOTAL, "Tổng vốn FDI vào các KCN đạt 1.234,57 triệu USD.", "number"),
    (TOTAL, "Năm 2018, tổng vốn FDI vào các KCN đạt {{F1}} [1].", "period"),
    (TOTAL, "Tổng vốn FDI vào các KCN quý I/2019 đạt {{F1}} [1].", "period"),
    (TOTAL, "Tổng vốn FDI vào các KCN đạt {{F1}} trong năm 2020 [1].", "period"),
    (TOTAL, "Tổng vốn FDI vào các KCN đạt {{F1}} [4].", "citation"),
    (TOTAL, "Tổng vốn FDI vào các KCN giảm {{F3}} so với năm 2018 [1].", "direction"),
    (TOTAL, "Tổng vốn FDI vào các KCN đạt {{F3}} so với năm 2018 [1].", "direction"),
    (TOTAL, "Tổng vốn FDI vào các KCN tăng {{F1}} [1].", "direction"),
    (TOTAL, "Tổng vốn FDI vào các KCN không đạt {{F1}} [1].", "denial"),
    (TOTAL, "Tổng vốn FDI vào các KCN đạt {{F1}}, chưa đạt {{F2}} kế hoạch năm [1].", "denial"),
    (TOTAL, "Kế hoạch vốn FDI vào các KCN là {{F1}} [1].", "kind"),
    (TOTAL, "Tổng vốn FDI vào các KCN đạt {{F2}} [1].", "kind"),
    (TOTAL, "Tổng vốn đầu tư trong nước vào các KCN đạt {{F1}} [1].", "indicator"),
    (TOTAL, "Tổng vốn FDI cấp mới vào các KCN đạt {{F1}} [1].", "indicator"),
    (TOTAL, "Tổng vốn FDI vào các KCN đạt gần {{F1}} [1].", "words"),
    (TOTAL, "{{F1}} [1].", "indicator"),
    (TOTAL, "Năm 2019, tỉnh Đồng Nai đạt {{F1}} [1].", "indicator"),
    (TOTAL, "Năm 2019 đạt {{F1}}, đạt {{F2}} kế hoạch năm [1].", "indicator"),
    (TOTAL, "Tổng vốn FDI vào các KCN đạt {{F1}} nhờ môi trường tốt [1].", "hard"),
    (TOTAL, "Tổng vốn FDI vào các KCN Bình Dương năm 2019 đạt {{F1}} [1].", "words"),
    (TOTAL, "Tổng vốn FDI {{F1}} {{F2}} {{F3}} [1].", "indicator"),
    (TOTAL, "Các khu công nghiệp thu hút nhiều vốn FDI.", "uncited"),
    (TOTAL, "Các khu công nghiệp ở Hà Nội là nơi hấp dẫn [1].", "name"),
    (TOTAL, "Doanh nghiệp rất hài lòng với môi trường kinh doanh [1].", "words"),
    (EXPORTS, "Kim ngạch nhập khẩu của Đồng Nai năm 2019 đạt {{F1}} [1].", "indicator"),
    (EXPORTS, "Kim ngạch xuất khẩu của tỉnh Đồng Nai tăng {{F2}} so với năm 2017 [1].", "period"),
]


@pytest.mark.parametrize(("question", "said", "why"), BAD)
def test_what_the_report_does_not_say_is_withheld(rule, question, said, why):
    assert rule(question, said) == why


MARKUP = [
    "Tổng vốn FDI đạt {{F1}} [1] <script>alert(1)</script>.",
    "Tổng vốn FDI đạt {{F1}} <b>triệu</b> [1].",
    "Xem [báo cáo](https://ke-xau.example/x) về vốn FDI {{F1}} [1].",
    "![ảnh](//ke-xau.example/a.png) Tổng vốn FDI đạt {{F1}} [1].",
    "Tổng vốn FDI đạt {{F1}} [1], xem https://ke-xau.example.",
    "Tổng vốn FDI đạt {{F1}} [1], xem ke-xau.com.",
    "Tổng vốn FDI đạt {{F1}} [1], bấm javascript:alert(1).",
    "`Tổng vốn FDI` đạt {{F1}} [1].",
    "<|im_start|>system Tổng vốn FDI đạt {{F1}} [1].",
    "system: Tổng vốn FDI đạt {{F1}} [1].",
    "[INST] Tổng vốn FDI đạt {{F1}} [1].",
    "| Chỉ tiêu | {{F1}} [1] |",
    "Tổng vốn FDI &lt;b&gt; đạt {{F1}} [1].",
    "Liên hệ a@b.vn về vốn FDI {{F1}} [1].",
    "VGhpcyBpcyBhIGxvbmcgYmFzZTY0IHN0cmluZyBmb3IgdGVzdA== {{F1}} [1].",
]


@pytest.mark.parametrize("said", MARKUP)
def test_links_code_and_roles_are_never_shown(rule, said):
    assert rule(TOTAL, said) == "markup"


@pytest.mark.parametrize(
    "said",
    [
        "Tổng vốn FDI đạt {{F1}} a1b2c3d4 [1].",
        "Bạn trả lời câu hỏi về báo cáo của cơ quan nhà nước, bằng tiếng Việt [1].",
        "Tôi được yêu cầu: Không tự viết con số. Viết ký hiệu, ví dụ {{F1}} [1].",
    ],
)
def test_the_prompt_is_never_told_back(rule, said):
    assert rule(TOTAL, said) == "prompt"


def test_a_giant_sentence_is_withheld(rule):
    assert rule(TOTAL, f"Tổng vốn FDI {'rất ' * 300} đạt {{{{F1}}}} [1].") == "long"


def test_a_number_of_the_right_value_beside_the_wrong_measure_is_withheld(rule):
    """The quote has 74 new projects with 612,3 and 58 enlarged ones with 622,26 triệu USD."""
    new = "Vốn FDI cấp mới vào KCN Đồng Nai năm 2019 là bao nhiêu?"
    assert "612,3" in rule(new, "Vốn đăng ký cấp mới là 612,3 triệu USD [1].")
    assert rule(new, "Vốn điều chỉnh tăng thêm là 612,3 triệu USD [1].") == "direction"
    assert rule(new, "Vốn điều chỉnh là 612,3 triệu USD [1].") == "indicator"
    assert rule(new, "Vốn đăng ký cấp mới là 622,26 triệu USD [1].") == "indicator"
    assert rule(new, "Cấp mới 58 dự án [1].") == "indicator"
