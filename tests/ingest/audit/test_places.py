"""Whose a report is: figures of two provinces are never held against each other."""

from ingest.audit.places import home_of


def test_the_place_in_the_title_comes_first(told):
    html = "<html><head><title>{0}</title></head><body><h1>{0}</h1><p>{1}</p></body></html>"
    text = "Đoàn công tác thăm thành phố Kitakyushu, thành phố Incheon và thành phố Busan."
    home = home_of(told(html.format("Báo cáo của tỉnh Bình Sơn năm 2023", text)))
    assert (home.place, home.known) == ("binh son", True)


def test_else_the_place_that_is_named_most(told):
    text = (
        "Thành phố Hải An thu hút đầu tư. Hải An hợp tác với thành phố Busan. Đoàn Hải An thăm Nhật Bản. "
        "Năm 2023, Hải An có 5 dự án."
    )
    assert home_of(told(text)).place == "hai an"


def test_a_report_that_names_two_alike_is_of_neither(told):
    home = home_of(told("Tỉnh Bình Sơn và tỉnh Phú Hải. Tỉnh Bình Sơn và tỉnh Phú Hải."))
    assert home.place == ""


def test_reports_meet_at_one_place_or_where_neither_names_any(told):
    one = home_of(told("Tỉnh Bình Sơn, tỉnh Bình Sơn.", "a"))
    same = home_of(told("Báo cáo. Tỉnh Bình Sơn, Bình Sơn.", "b"))
    other = home_of(told("Tỉnh Phú Hải, tỉnh Phú Hải.", "c"))
    none = home_of(told("Báo cáo kết quả.", "d"))
    assert one.meets(same)
    assert not one.meets(other)
    assert not one.meets(none)
    assert none.meets(none)
