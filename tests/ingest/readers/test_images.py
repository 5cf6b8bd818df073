"""Web pages: a table that is a picture is not read; whoever ingests the page is told."""

import pytest

from ingest.readers.html import read_html

TEXT = "<h1>Kinh tế Hoa Mai năm 2023</h1><p>Kết quả sản xuất công nghiệp và thu hút đầu tư như bảng sau.</p>"


def warnings(tmp_path, html):
    return read_html(tmp_path / "bai.html", html.encode()).warnings


@pytest.mark.parametrize(
    "image",
    [
        '<img src="bang-1.png">',
        '<p><img src="bang-1.png" alt="Bảng 1" width="640"></p>',
        '<figure><picture><img data-src="b.webp" width="100%"></picture><figcaption>B</figcaption></figure>',
        '<a href="/anh/bang-1.jpg?w=1200"><img src="nho.jpg" style="height:auto; width: 480px"></a>',
        '<img src="data:image/png;base64,AA==" style="width:300pt">',
    ],
)
@pytest.mark.parametrize("frame", ["{}", "<main>{}</main>", "<table><tr><td>{}</td></tr></table>"])
def test_a_picture_in_the_article_is_told(tmp_path, image, frame):
    said = warnings(tmp_path, frame.format(TEXT + image))
    assert said == ("1 picture not read: type the figures shown into the text",)


def test_pictures_are_counted(tmp_path):
    assert warnings(tmp_path, TEXT + '<img src="a.png"><p><img src="b.png"></p>')[0].startswith("2 pictures ")


@pytest.mark.parametrize(
    "image",
    [
        "",
        '<img src="chim.gif" width="1" height="1">',
        '<img src="in.png" style="width:16px">',
        '<a href="/tin/khac.html"><img src="khac.jpg"></a>',
        '<div class="logo banner"><img src="logo.png"></div>',
        '<header><img src="logo.png"></header>',
        '<aside><img src="quang-cao.png"></aside>',
        '<noscript><img src="dem.gif"></noscript>',
        '<div style="display:none"><img src="an.png"></div>',
    ],
)
def test_the_site_s_own_and_icons_are_not(tmp_path, image):
    assert warnings(tmp_path, f"<body>{image}{TEXT}{image}</body>") == ()
