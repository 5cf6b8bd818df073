"""What a reader gets at the addresses, and what nobody gets."""

import asyncio
import io
import threading
import time
from functools import partial
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from httpx import ASGITransport, AsyncClient
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.pictures.errors import NoSuchPage
from assistant.pictures.gallery import Gallery
from assistant.pictures.links import AT, Wanted, page_link, picture_link
from assistant.pictures.routes import AT_ONCE, picture_routes
from assistant.pictures.sight import Viewer
from assistant.pictures.task import Drawing
from assistant.web.rates import Rate
from ingest.errors import IndexBroken
from prompts.messages import load_messages

BODY = (
    (60, 90, "Năm 2024, tổng vốn đầu tư nước ngoài của tỉnh Hoa Mai đạt"),
    (60, 106, "412,6 triệu USD, tăng 9,6% so với năm 2023; cấp mới 35 dự"),
    (60, 122, "án và điều chỉnh 12 dự án trong các khu công nghiệp."),
)
SAY = load_messages().sections["pictures"]


class Seen(HTMLParser):
    """Texts, links, pictures and ids of a page."""

    def __init__(self, html):
        super().__init__()
        self.text, self.links, self.images, self.ids, self.tags = "", [], [], [], []
        self.feed(html)

    def handle_data(self, data):
        self.text += data

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.tags.append(tag)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if tag == "a" else []
        self.images += [given] if tag == "img" else []


@pytest.fixture
def shelf(pdf, library):
    return library(
        {
            "a.pdf": pdf(BODY),
            "vùng/b.txt": "BÁO CÁO\n\nVốn đạt 31 tỷ USD và 954 dự án trong <b>năm</b> 2024.\n",
        }
    )


def link_of(held, document, words, figure, *, number=1, to=page_link):
    span, own = held.span(document, words, number), held.span(document, figure, number)
    return to(held.report(document).id, number, [span], [own])


def test_the_page_shows_its_picture_the_quote_and_where_it_is_from(shelf):
    said = shelf.client.get(link_of(shelf, "a.pdf", "412,6 triệu USD, tăng 9,6%", "412,6 triệu USD"))
    assert said.status_code == 200
    seen = Seen(said.text)
    assert "412,6 triệu USD, tăng 9,6%" in seen.text
    assert "a.pdf" in seen.text
    assert SAY["unmarked"] not in seen.text
    assert seen.ids == [AT]
    (image,) = seen.images
    assert "412,6 triệu USD" in image["alt"]
    drawn = shelf.client.get(image["src"])
    assert drawn.headers["content-type"] == "image/png"
    picture = Image.open(io.BytesIO(drawn.content))
    assert picture.size == (int(image["width"]), int(image["height"]))
    assert picture.width == 1400
    assert "script" not in seen.tags


def test_text_is_shown_typeset_with_its_marks_and_never_run(shelf):
    said = shelf.client.get(link_of(shelf, "vùng/b.txt", "Vốn đạt 31 tỷ USD", "31 tỷ USD"))
    seen = Seen(said.text)
    assert "<b>năm</b> 2024" in seen.text
    assert "<b>năm" not in said.text
    assert seen.images == []
    assert f'<mark id="{AT}">' in said.text
    assert "<strong>31 tỷ USD</strong>" in said.text


def test_a_report_that_was_replaced_since_is_shown_as_the_text_that_was_read(shelf, pdf):
    link = link_of(shelf, "a.pdf", "412,6 triệu USD, tăng 9,6%", "412,6 triệu USD")
    (shelf.folder / "a.pdf").write_bytes(pdf([(60, 90, "Năm 2024 đạt 999,9 triệu USD.")]))
    seen = Seen(shelf.client.get(link).text)
    assert SAY["gone"] in seen.text
    assert "999,9" not in seen.text
    assert seen.images == []
    (shelf.folder / "a.pdf").unlink()
    assert SAY["gone"] in Seen(shelf.client.get(link).text).text
    image = shelf.client.get(link_of(shelf, "a.pdf", "412,6 triệu USD", "412,6", to=picture_link))
    assert image.status_code == 404


def test_what_is_put_in_a_report_s_place_while_its_page_is_drawn_is_not_shown_as_it(shelf):
    path = shelf.folder / "a.pdf"
    own, drawn = path.read_bytes(), []

    class Swapped:
        """Draws a file that took the place of the one that was asked for."""

        def draw(self, task):
            drawn.append(task)
            if len(drawn) == 1:
                path.write_bytes(b"%PDF-1.7 another")
            return Drawing(page=b"x", strip=b"", width=1, height=1, top=0, found=0, missing=0)

    viewer = Viewer(SimpleNamespace(catalogue=shelf.catalogue), Gallery(Swapped()))
    look = partial(viewer.look, shelf.report("a.pdf").id, 1, Wanted())
    assert (look().drawing, look().missing) == (None, "gone")
    path.write_bytes(own)
    assert look().drawing is not None
    assert len(drawn) == 2, "what was drawn of the other was not kept"


def test_a_quote_over_two_pages_leads_on_to_the_second(pdf, library):
    first = (*BODY[:2], (60, 780, "Các doanh nghiệp trong khu công nghiệp của tỉnh đã nộp ngân sách"))
    second = (
        (60, 90, "nhà nước 8.125 tỷ đồng, bằng 104% dự toán và hơn năm trước"),
        (60, 106, "gần 700 tỷ đồng."),
    )
    held = library({"a.pdf": pdf(first, second)})
    spans = next(
        s.spans for s in held.catalogue.report_sentences(held.report("a.pdf").id) if len(s.spans) == 2
    )
    own = held.span("a.pdf", "8.125 tỷ đồng", 2)
    seen = Seen(held.client.get(page_link(held.report("a.pdf").id, 1, spans, [own])).text)
    assert "8.125 tỷ đồng" in seen.text
    (on,) = {link for link in seen.links if f"/{held.report('a.pdf').id}/2?" in link}
    beside = held.client.get(on)
    assert beside.status_code == 200
    assert Seen(beside.text).ids == [AT]


@pytest.mark.parametrize(
    ("path", "code", "why"),
    [
        ("/trang/khong-co/1", 404, "NoSuchPage"),
        ("/trang/{id}/2", 404, "NoSuchPage"),
        ("/trang/{id}/0", 404, "NoSuchPage"),
        ("/trang/{id}/trang-1", 404, "NoSuchPage"),
        ("/trang/{id}/1.pdf", 404, "NoSuchPage"),
        ("/trang/..%2F..%2Fetc/1", 404, "NoSuchPage"),
        ("/trang/{id}/1?doan=5-99999", 400, "NoSuchPlace"),
        ("/trang/{id}/1?doan=9-2", 400, "NoSuchPlace"),
        ("/trang/{id}/1?doan=x", 400, "NoSuchPlace"),
        ("/trang/{id}/1?doan=7.0-3", 404, "NoSuchPage"),
    ],
)
def test_what_is_not_there_is_refused_in_a_sentence_without_a_path(shelf, path, code, why):
    address = path.format(id=shelf.report("a.pdf").id)
    said = shelf.client.get(address)
    assert said.status_code == code
    assert SAY[why] in Seen(said.text).text
    assert str(shelf.folder) not in said.text
    if not address.endswith((".pdf", "trang-1")):
        picture = shelf.client.get(address.replace("/1", "/1.png").replace("/2", "/2.png"))
        assert picture.status_code in {400, 404}


def test_no_header_lets_a_report_run_or_be_guessed_at(shelf):
    for address in (
        f"/trang/{shelf.report('a.pdf').id}/1",
        f"/trang/{shelf.report('a.pdf').id}/1.png",
        "/trang/x/1",
    ):
        headers = shelf.client.get(address).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert "unsafe" not in headers["content-security-policy"]
        assert "cache-control" in headers


def test_the_page_speaks_english_where_that_is_asked_for(shelf):
    link = link_of(shelf, "a.pdf", "412,6 triệu USD, tăng", "412,6").replace("#", "&ngon-ngu=en#")
    said = shelf.client.get(link)
    assert '<html lang="en">' in said.text
    assert load_messages("en").sections["pictures"]["quoted"] in said.text
    assert SAY["quoted"] not in said.text


def test_the_strip_around_the_mark_is_small(shelf):
    link = link_of(shelf, "a.pdf", "412,6 triệu USD, tăng 9,6%", "412,6 triệu USD", to=picture_link)
    strip = Image.open(io.BytesIO(shelf.client.get(link + "&cat=1").content))
    assert strip.width < 1000
    assert strip.height < 400


def test_one_address_cannot_keep_the_drawers_busy(shelf):
    client = TestClient(Starlette(routes=picture_routes(None, shelf.viewer, Rate(1, 3))))
    report = shelf.report("a.pdf").id
    asked = [f"/trang/{report}/1.png?doan={n}-{n + 3}" for n in range(5)]
    assert [client.get(a).status_code for a in asked] == [200] * 3 + [503] * 2
    assert {client.get(asked[0]).status_code for _ in range(10)} == {200}, "what is kept costs nothing"
    other = TestClient(client.app, client=("10.0.0.9", 1))
    assert other.get(asked[4]).status_code == 200, "others go on reading"


def test_a_busy_catalogue_is_told_in_a_sentence():
    class Busy:
        @property
        def catalogue(self):
            raise IndexBroken("/srv/data")

    client = TestClient(Starlette(routes=picture_routes(Busy())))
    for address, language in (
        ("/trang/x/1", "vi"),
        ("/trang/x/1.png", "vi"),
        ("/trang/x/1?ngon-ngu=en", "en"),
    ):
        said = client.get(address)
        assert said.status_code == 503
        assert load_messages(language).say("error", "IndexBroken") in said.text
        assert "/srv" not in said.text


def test_a_page_is_shown_though_its_catalogue_is_swapped_meanwhile(shelf):
    class Closed:
        def report(self, report_id):
            raise IndexBroken("gone")

    class Swapping:
        @property
        def catalogue(self):
            return editions.pop(0)

    editions = [Closed(), shelf.catalogue, shelf.catalogue]
    routes = picture_routes(Swapping())
    said = TestClient(Starlette(routes=routes)).get(f"/trang/{shelf.report('vùng/b.txt').id}/1")
    assert said.status_code == 200


def test_two_sites_share_the_routes_and_no_reader_waits_for_ever():
    def look(*_):
        time.sleep(0.05)
        raise NoSuchPage("x")

    app, codes = Starlette(routes=picture_routes(SimpleNamespace(), SimpleNamespace(look=look))), []

    async def readers():
        async with AsyncClient(transport=ASGITransport(app), base_url="http://a") as client:
            answers = await asyncio.gather(*(client.get("/trang/x/1") for _ in range(4 * AT_ONCE)))
        codes.extend(a.status_code for a in answers)

    sites = [threading.Thread(target=lambda: asyncio.run(readers()), daemon=True) for _ in range(2)]
    for site in sites:
        site.start()
    for site in sites:
        site.join(30)
    assert codes == [404] * (8 * AT_ONCE)
