"""Facets and scope: money inside the zones is not money outside them."""

import pytest

from ingest.figures.scopes import EXCLUSIVE, read_facets, read_scope


@pytest.mark.parametrize(
    ("text", "facets"),
    [
        ("vốn FDI vào các KCN, KKT", ("foreign", "inside_zones")),
        ("dự án ngoài khu công nghiệp", ("outside_zones",)),
        ("dự án ngoài địa bàn các KCX", ("outside_zones",)),
        ("12 dự án đăng ký mới", ("new",)),
        ("lượt dự án điều chỉnh tăng vốn", ("added",)),
        ("góp vốn, mua cổ phần", ("share_purchase",)),
        ("vốn đầu tư trong nước", ("domestic",)),
        ("lao động trong nước", ("domestic",)),
        ("lao động Việt Nam", ("domestic",)),
        ("lượng khách du lịch trong nước", ("domestic",)),
        ("doanh nghiệp FDI", ("foreign",)),
        ("dự án còn hiệu lực", ("cumulative",)),
        ("luỹ kế vốn ĐTNN", ("cumulative", "foreign")),
        ("sản lượng lúa", ()),
    ],
)
def test_facets_of_words(text, facets):
    assert read_facets([text]) == facets


def test_the_nearer_text_shuts_out_its_rivals():
    assert read_facets(["ngoài KCN"], ["vốn FDI trong các KCN"]) == ("foreign", "outside_zones")
    assert read_facets(["lao động trong nước"], ["lao động nước ngoài"]) == ("domestic",)


def test_far_words_do_not_say_which_part_of_the_capital_it_is():
    assert read_facets(["vốn thực hiện"], ["cấp mới 12 dự án FDI"]) == ("foreign",)


@pytest.mark.parametrize("group", EXCLUSIVE)
def test_no_figure_has_two_of_a_set(group):
    everything = (
        "cấp mới, tăng vốn, góp vốn mua cổ phần trong KCN, ngoài KCN, vốn FDI, doanh nghiệp trong nước"
    )
    assert len(group.intersection(read_facets([everything]))) <= 1


@pytest.mark.parametrize(
    ("texts", "scope"),
    [
        (["Công ty TNHH Sao Biển Xanh tăng vốn"], "Công ty TNHH Sao Biển Xanh"),
        (["vốn", "Toàn tỉnh thu hút"], "Toàn tỉnh"),
        (["trong các KCN, KKT", "toàn tỉnh"], "trong các KCN, KKT"),
        (["sản lượng"], ""),
    ],
)
def test_scope_is_printed_by_the_nearest_text_that_has_one(texts, scope):
    assert read_scope(texts) == scope


def test_a_bank_keeps_its_whole_name():
    assert read_scope(["vốn vay Ngân hàng Thế giới"]) == "Ngân hàng Thế giới"
