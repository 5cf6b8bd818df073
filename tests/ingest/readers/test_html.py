"""Web pages: the article is read whole, the site around it is not."""

import time

import pytest

from ingest.errors import UnreadableReport
from ingest.readers.html import read_html

ARTICLE = """
<h1>Kinh tế Hoa Mai 9 tháng năm 2023</h1><div class="date">Ngày đăng: 05/10/2023</div>
<div>Sản xuất công nghiệp tăng 8,4%<sup>[1]</sup> so với cùng kỳ.<br>+ Điện tử tăng 12%;<br/>+ Dệt may
 giảm 2,1%.<br><br>Thu hút FDI đạt
 <b>312,5 triệu USD</b>.</div>
<p><strong>Nông nghiệp ổn định</strong></p>
<p>Sản lượng lúa đạt 412 nghìn tấn trên 85 km<sup>2</sup>.</p>
<figure><figcaption>Thu hoạch lúa ở Mai Sơn</figcaption></figure>
<p>Bảng 2. Xuất khẩu (triệu USD)</p>
<table><tr><td rowspan=2>Mặt hàng</td><td colspan=2>9 tháng</td></tr><tr><td>2022</td><td>2023</td></tr>
<tr><td>Dệt may</td><td>120,5</td><td>118,0</td></tr></table>
<h2>Nhiệm vụ quý IV</h2>
<ul><li>Giải ngân 95% vốn đầu tư công.</li><li>Xúc tiến đầu tư:<ul><li>Tại Hàn Quốc;</li></ul></li></ul>
<p>[1] Chỉ số IIP.</p>
"""
PORTAL = """
<html><head><title>Cổng TTĐT tỉnh Hoa Mai</title><meta charset="utf-8"></head><body class="has-sidebar">
<form id="aspnetForm">
<div id="header">CỔNG THÔNG TIN<ul class="main-menu"><li><a>Trang chủ</a></li></ul></div>
<div class="breadcrumb"><a>Trang chủ</a> &gt; Tin</div>
<div class="sidebar"><h3>Tin mới</h3><ul><li><a>Hội nghị A</a></li></ul></div>
<div class="content-detail">{article}
<p style="display: none">Bí mật</p><div class="share-box">Chia sẻ</div></div>
<div class="tin-lien-quan"><h3>Tin liên quan</h3></div><div class="comment-list">Bình luận</div>
<script>alert(1)</script><footer>Bản quyền</footer></form></body></html>
"""


def read(tmp_path, html, encoding="utf-8"):
    content = html if isinstance(html, bytes) else html.encode(encoding)
    return read_html(tmp_path / "bai.html", content)


def test_portal_article_without_the_portal(tmp_path, papers, golden):
    golden("readers/portal.txt", papers.outline(read(tmp_path, PORTAL.format(article=ARTICLE))))


@pytest.mark.parametrize(
    "frame",
    [
        "{}",
        "<body>{}</body>",
        "<div><div><span>{}</span></div></div>",
        '<body><div class="menu-layout sidebar-right">{}</div></body>',
        "<body><header>Trang chủ</header><main>{}</main><footer>x</footer></body>",
        "<table><tr><td>{}</td></tr></table>",
        "<body><article><header><h1>Tên bài</h1></header>{}</article></body>",
        "<body><article>Bài khác</article>{}</body>",
    ],
)
def test_article_is_never_lost(tmp_path, frame):
    body = (
        "<p>Thu ngân sách đạt 12.450 tỷ đồng, bằng 104,6% dự toán được giao.</p><p>Chi đạt 9.870 tỷ đồng.</p>"
    )
    text = read(tmp_path, frame.format(body)).pages[0].text
    assert "12.450 tỷ đồng" in text
    assert "9.870 tỷ đồng" in text


def test_headline_outside_the_article_is_the_title(tmp_path):
    page = (
        f"<body><h1>Thu ngân sách 2023</h1><article>{'<p>Thu đạt 12.450 tỷ đồng.</p>' * 3}</article></body>"
    )
    document = read(tmp_path, page)
    assert document.title == "Thu ngân sách 2023"
    assert document.pages[0].blocks[0].kind == "title"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("utf-8", "utf-8"), ("utf-16", "utf-16"), ("", "utf-8"), ("windows-1258", "utf-8"), ("", "utf-16-le")],
)
def test_charset(tmp_path, declared, encoding):
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    page = (
        f"<html><head>{meta}</head><body><p>Đồng bằng sông Cửu Long thu hút 35 dự án mới.</p></body></html>"
    )
    assert read(tmp_path, page, encoding).pages[0].text == "Đồng bằng sông Cửu Long thu hút 35 dự án mới."


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("<div>", "</div>"), ("<ul><li>", "</li></ul>"), ("<table><tr><td>", "</td></tr></table>")],
)
def test_deep_nesting_is_no_trouble(tmp_path, opening, closing):
    """A page that took hours would hold up all other reports."""
    deep = opening * 10_000 + "<p>Thu đạt 5 tỷ đồng.</p>" + closing * 10_000
    begun = time.process_time()
    assert "Thu đạt 5 tỷ đồng." in read(tmp_path, f"<body><p>Mở đầu.</p>{deep}</body>").pages[0].text
    assert time.process_time() - begun < 60


def test_page_without_text_is_refused(tmp_path):
    with pytest.raises(UnreadableReport, match="no text"):
        read(tmp_path, "<html><body><script>x</script></body></html>")


@pytest.mark.parametrize(
    ("head", "headings", "title"),
    [
        (
            "Cục Thống kê tỉnh Hoa Mai",
            "<h2>Kinh tế năm 2023</h2>{}<h3>Công nghiệp</h3>{}",
            "Kinh tế năm 2023",
        ),
        ("Sở Tài chính", "<h1>Sở Tài chính Hoa Mai</h1><h2>Thu ngân sách 2023</h2>{}", "Thu ngân sách 2023"),
        ("Thu đạt kế hoạch | Báo Hoa Mai Online", "<h1>Thu vượt kế hoạch</h1>{}", "Thu vượt kế hoạch"),
        ("Thu đạt kế hoạch | Báo Hoa Mai Online", "{}<h2>Thu nội địa</h2>{}", "Thu đạt kế hoạch"),
        ("Kinh tế - xã hội năm 2023 - Báo Hoa Mai", "{}", "Kinh tế - xã hội năm 2023"),
        ("Thu vượt 5% - hoamai.gov.vn", "<h3>Thu vượt 5%</h3>{}<h3>Chi</h3>{}", "Thu vượt 5%"),
        ("UBND tỉnh Hoa Mai", "<h2>Thu</h2>{}<h2>Chi</h2>{}", "bai"),
    ],
)
def test_article_names_itself(tmp_path, head, headings, title):
    text = "<p>" + "Thu ngân sách đạt 12.450 tỷ đồng, bằng 104,6% dự toán được giao. " * 3 + "</p>"
    body = headings.replace("{}", text)
    page = f"<html><head><title>{head}</title></head><body><article>{body}</article></body></html>"
    assert read(tmp_path, page).title == title


def test_entities_of_an_old_font_are_put_right(tmp_path):
    text = (
        "C&laquo;ng ty &reg;&middot; gi&para;i quy&Otilde;t vi&Ouml;c l&micro;m "
        "cho ng&shy;&ecirc;i lao &reg;&eacute;ng"
    )
    content = f"<html><body><h1>C&laquo;ng ty</h1><p>{text}.</p></body></html>".encode()
    page = read_html(tmp_path / "trang.html", content).pages[0]
    assert page.text.splitlines() == ["Công ty", "Công ty đã giải quyết việc làm cho người lao động."]


@pytest.mark.parametrize("scope", ["row", "rowgroup"])
def test_a_row_of_row_heads_is_no_head_of_columns(tmp_path, scope):
    """Its figures would be names of columns, which answer nothing."""
    rows = "".join(
        f"<tr><th scope={scope}>{name}</th><th scope={scope}>{n}</th></tr>"
        for name, n in (("Gia Lai", 310), ("Kon Tum", 120))
    )
    head = "<tr><th>Tỉnh</th><th>Số dự án</th></tr>"
    page = read(tmp_path, f"<body><table>{head}{rows}</table></body>").pages[0]
    told = [(page.text[c.start : c.end], c.row_head, c.column_head) for b in page.blocks for c in b.cells]
    assert ("310", "Gia Lai", "Số dự án") in told
    assert ("120", "Kon Tum", "Số dự án") in told
