import pytest

from assistant.places import (
    is_province,
    local_spans,
    names_in,
    place_spans,
    places_in,
    same_sort,
    spellings_of,
)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Kiều hối về Thanh Hóa", ("Thanh Hóa",)),
        ("kieu hoi ve thanh hoa", ("Thanh Hóa",)),
        ("So sánh Thái Bình với Nam Định và Thái Bình", ("Thái Bình", "Nam Định")),
        ("Doanh nghiệp Nhật đầu tư vào TPHCM", ("Nhật Bản", "Thành phố Hồ Chí Minh")),
        ("kinh te tp hcm", ("Thành phố Hồ Chí Minh",)),
        ("TP.HCM và Sài Gòn", ("Thành phố Hồ Chí Minh",)),
        ("Cà phê Đăk Lăk", ("Đắk Lắk",)),
        ("Xuất khẩu sang Mỹ", ("Hoa Kỳ",)),
        ("mỹ phẩm và thẩm mỹ", ()),
        ("anh cho em hỏi", ()),
        ("Dư nợ khu vực Tây Nguyên", ("Tây Nguyên",)),
        ("lúa ở ĐBSCL", ("Đồng bằng sông Cửu Long",)),
        ("miền Tây Nam Bộ", ("Đồng bằng sông Cửu Long",)),
        ("sản lượng lúa", ()),
    ],
)
def test_provinces_and_countries_are_heard(text, places):
    assert places_in(text) == places


def test_a_span_covers_the_name_as_it_was_typed():
    text = "von FDI cua Quang Ninh nam 2022"
    ((start, end, name),) = place_spans(text)
    assert (text[start:end], name) == ("Quang Ninh", "Quảng Ninh")


def test_every_spelling_is_one_of_the_same_place():
    for spelling in spellings_of("Thành phố Hồ Chí Minh"):
        assert places_in(spelling) == ("Thành phố Hồ Chí Minh",)
    assert names_in("Doanh thu của TP.HCM", ("Thành phố Hồ Chí Minh",)) == ()


def test_a_country_is_no_province():
    assert is_province("Cà Mau")
    assert is_province("ca mau")
    assert not is_province("Nhật Bản")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vốn của Công ty TNHH Zefira là bao nhiêu?", ("Zefira",)),
        ("Vốn của dự án Samtek 3?", ("Samtek 3",)),
        ("Mã PX200 là gì?", ("PX200",)),
        ("Khu công nghiệp Trảng Nón có gì?", ("Trảng Nón",)),
        ("Tổng vốn FDI năm 2019 là bao nhiêu?", ()),
        ("Kim ngạch xuất khẩu của Sở Công Thương", ()),
    ],
)
def test_a_proper_name_must_be_found_and_a_word_of_the_trade_need_not(text, names):
    found = names_in(text, places_in(text))
    assert len(found) == len(names)
    for name, wanted in zip(found, names, strict=True):
        assert wanted in name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Diện tích vải của huyện Ba Chẽ", ["Ba Chẽ"]),
        ("dien tich vai cua huyen Ba Che", ["Ba Che"]),
        ("Thị xã Đông Triều và quận 7", ["Đông Triều", "7"]),
        ("Thành phố Hải Phòng", []),
        ("xã hội hóa giáo dục", []),
    ],
)
def test_districts_and_towns_are_heard_by_their_kind(text, names):
    """A name that holds a common word, as Đại Từ does, was lost, and the whole province answered for it."""
    assert [name for _, _, name in local_spans(text)] == names


def test_lao_dong_is_no_country():
    assert places_in("Lao động trong các khu công nghiệp") == ()


@pytest.mark.parametrize(
    ("one", "other", "rivals"),
    [
        ("Hà Nam", "Hà Nội", True),
        ("Tây Nguyên", "Đông Nam Bộ", True),
        ("Tây Nguyên", "Nhật Bản", False),
        ("Hà Nam", "Nhật Bản", False),
    ],
)
def test_only_places_of_one_sort_rule_each_other_out(one, other, rivals):
    assert same_sort(one, other) == rivals


@pytest.mark.parametrize(
    ("text", "names"),
    [("giai ngan o huyen a luoi bao nhieu", ("a luoi",)), ("huyen nao thu hut nhieu nhat", ())],
)
def test_a_district_is_heard_without_marks_and_capitals(text, names):
    assert tuple(name for _, _, name in local_spans(text)) == names


@pytest.mark.parametrize(
    "text", ["Cầu Nhật Tân thông xe", "Xã Mỹ Thạnh An thu hút 3 dự án", "Anh Nguyễn Văn Bảy"]
)
def test_a_country_is_not_read_into_a_longer_name(text):
    assert places_in(text) == ()


@pytest.mark.parametrize(
    ("text", "place"), [("Vốn từ Nhật, Mỹ và Pháp", "Nhật Bản"), ("Xuất khẩu sang Mỹ FOB tăng", "Hoa Kỳ")]
)
def test_one_that_stands_alone_is(text, place):
    assert place in places_in(text)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Anh/chị cho em xin số vốn FDI năm 2021", ()),
        ("Anh chị cho hỏi vốn FDI năm 2021", ()),
        ("Anh ơi, vốn FDI năm 2021 là bao nhiêu?", ()),
        ("Xuất khẩu sang Anh năm 2021 là bao nhiêu?", ("Anh",)),
        ("Anh đầu tư bao nhiêu vốn?", ("Anh",)),
    ],
)
def test_who_is_asked_is_no_country(text, places):
    assert places_in(text) == places
