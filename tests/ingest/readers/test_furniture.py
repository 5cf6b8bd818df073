"""Site furniture goes by its name, unless it holds the page."""

import pytest
from bs4 import BeautifulSoup

from ingest.readers.furniture import drop_furniture, find_article

BODY = "<p>Thu ngân sách đạt 12.450 tỷ đồng, bằng 104,6% dự toán được Hội đồng nhân dân giao.</p>"


def left(html):
    soup = BeautifulSoup(html, "lxml")
    drop_furniture(soup)
    return soup.get_text(" ", strip=True)


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav>Trang chủ</nav>",
        '<div class="main-menu">Trang chủ</div>',
        '<ul id="breadcrumb"><li>Tin</li></ul>',
        '<div class="relatedNews">Tin khác</div>',
        '<div class="tin-lien-quan">Tin khác</div>',
        '<div role="navigation">Tin</div>',
        '<section class="comment-box">Hay quá</section>',
        "<div hidden>Ẩn</div>",
        '<p style="visibility:hidden">Ẩn</p>',
        '<p aria-hidden="true">Ẩn</p>',
        "<ul><li><a>Tin một</a></li><li><a>Tin hai</a></li><li><a>Tin ba</a></li></ul>",
    ],
)
def test_furniture_goes(furniture):
    assert left(f"<body>{BODY}{furniture}</body>") == left(f"<body>{BODY}</body>")


@pytest.mark.parametrize("name", ["comment", "menu", "sidebar", "share", "form"])
def test_what_holds_the_page_stays(name):
    assert "12.450" in left(f'<body><div class="{name}">{BODY}</div><p>Cuối trang.</p></body>')


def test_article_is_the_innermost_that_holds_most():
    soup = BeautifulSoup(f'<main><p>Tin</p><div class="article-body">{BODY}</div></main>', "lxml")
    assert find_article(soup)["class"] == ["article-body"]
