"""Running heads go, figures stay: a lost digit line is a lost figure."""

from ingest.readers.lines import Line, drop_running_heads, put_in_place


def kept(*pages):
    found = drop_running_heads([[Line(text=text) for text in page] for page in pages])
    return [[line.text for line in page] for page in found]


NAMES = ["Mai Sơn", "Bình Lâm", "Hòa Tân", "Đông Khê"]


def test_heads_with_changing_numbers_go():
    pages = [
        [f"Báo cáo 2023, trang {i} của 4", f"Huyện {n}", f"Xã {n}"] for i, n in enumerate(NAMES, start=1)
    ]
    assert kept(*pages) == [[f"Huyện {n}", f"Xã {n}"] for n in NAMES]


def test_page_numbers_in_every_dress_go():
    for dress in ("{}", "- {} -", "Trang {}", "Trang {}/4", "– {} –", "Page {} of 4", "{}/4"):
        pages = [[f"Huyện {name} tăng.", dress.format(i)] for i, name in enumerate(NAMES, start=1)]
        assert kept(*pages) == [[f"Huyện {name} tăng."] for name in NAMES]


def test_page_numbers_may_start_anywhere():
    pages = [[str(i), f"Huyện {name} tăng."] for i, name in enumerate(NAMES, start=17)]
    assert kept(*pages) == [[f"Huyện {name} tăng."] for name in NAMES]


def test_lone_figures_stay():
    pages = [["Dân số (nghìn người)", "412"], ["Số xã", "36"], ["Số huyện", "9"]]
    assert kept(*pages) == pages


def test_rows_of_figures_are_no_running_head():
    pages = [["12 345 3,5", f"Huyện {name}"] for name in NAMES]
    assert kept(*pages) == pages


def test_repeated_words_inside_a_page_stay():
    pages = [[f"Huyện {n}", f"Xã {n}", f"Thôn {n}", "Như trên", f"A {n}", f"B {n}", f"C {n}"] for n in NAMES]
    assert kept(*pages) == pages


def placed(*lines):
    return [line.text for line in put_in_place([Line(text=text, y=y, size=12) for text, y in lines])]


def test_heads_and_feet_written_out_of_order_find_their_place():
    body = [("Thu tăng.", 700), ("Chi giảm.", 680), ("Hết.", 660)]
    assert placed(("Báo cáo", 800), ("1", 30), *body) == ["Báo cáo", "Thu tăng.", "Chi giảm.", "Hết.", "1"]
    assert placed(*body, ("Báo cáo", 800)) == ["Báo cáo", "Thu tăng.", "Chi giảm.", "Hết."]
    assert placed(*body) == [text for text, _ in body]


def test_two_pages_share_a_small_head():
    pages = [
        [Line(text="Báo cáo 2023", size=9), Line(text=f"Huyện {name} có nhiều dự án mới.", size=12)]
        for name in NAMES[:2]
    ]
    assert [[line.text for line in page] for page in drop_running_heads(pages)] == [
        [f"Huyện {name} có nhiều dự án mới."] for name in NAMES[:2]
    ]


def test_number_far_below_a_single_page_is_its_number():
    lines = [Line(text="Thu tăng.", y=700, size=12), Line(text="1", y=40, size=12)]
    assert [line.text for line in drop_running_heads([lines])[0]] == ["Thu tăng."]
    near = [lines[0], Line(text="1", y=683, size=12)]
    assert drop_running_heads([near]) == [near]


def test_foot_written_before_the_footnotes_goes():
    def page(number, text):
        lines = [
            Line(text="UBND tỉnh Hoa Mai", y=810, size=12),
            Line(text=text, y=700, size=12),
            Line(text=f"Trang {number}/2", y=22, size=8),
            Line(text="¹ Kế hoạch năm.", y=60, size=8),
            Line(text="² Dự toán năm.", y=50, size=8),
            Line(text="³ Số ước tính.", y=40, size=8),
        ]
        return lines if number == 1 else lines[:3]

    left = drop_running_heads([page(1, "Thu tăng."), page(2, "Chi giảm.")])
    notes = ["¹ Kế hoạch năm.", "² Dự toán năm.", "³ Số ước tính."]
    assert [[line.text for line in lines] for lines in left] == [["Thu tăng.", *notes], ["Chi giảm."]]


def test_same_words_at_other_heights_stay_on_two_pages():
    pages = [
        [Line(text="Như trên.", y=700 + n, size=12), Line(text=f"Chi {n}.", y=600, size=12)] for n in (0, 30)
    ]
    assert drop_running_heads(pages) == pages


def test_what_a_browser_prints_around_a_page_goes():
    texts = ["11/23/24, 4:25 AM", "Kinh tế.", "Thu tăng.", "Chi giảm.", "https://hoamai.gov.vn/tin-1 1/1"]
    assert kept(texts) == [texts[1:4]]
    assert kept(["Thu tăng 5%.", "Xem: https://hoamai.gov.vn"]) == [
        ["Thu tăng 5%.", "Xem: https://hoamai.gov.vn"]
    ]
