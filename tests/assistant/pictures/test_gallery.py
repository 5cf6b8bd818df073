"""A page that many open at once is drawn once, and the memory for pictures is bounded."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.pictures.child import NotDrawn
from assistant.pictures.errors import PictureBusy
from assistant.pictures.gallery import AT_ONCE, Gallery
from assistant.pictures.links import Wanted
from assistant.pictures.pages import task_of
from assistant.pictures.task import Drawing
from ingest.records import Page


class Slow:
    """Draws after a moment, and counts."""

    def __init__(self, *, size=10, fails=False):
        self.drawn, self.together, self.most = 0, 0, 0
        self._size, self._fails, self._changing = size, fails, threading.Lock()

    def draw(self, task):
        with self._changing:
            self.drawn += 1
            self.together += 1
            self.most = max(self.most, self.together)
        time.sleep(0.05)
        with self._changing:
            self.together -= 1
        if self._fails:
            raise NotDrawn("broken")
        return Drawing(page=b"x" * self._size, strip=b"", width=1, height=1, top=0, found=0, missing=0)


def task(number=1):
    page = Page(number=number, text="", blocks=())
    return task_of(Path("a.pdf"), page, None, Wanted(), picture=False)


def test_readers_of_one_page_wait_for_one_drawing():
    artist = Slow()
    gallery = Gallery(artist)
    with ThreadPoolExecutor(12) as pool:
        found = list(pool.map(lambda _: gallery.show("r", task()), range(12)))
    assert artist.drawn == 1
    assert len({id(one) for one in found}) == 1


def test_a_reader_who_may_have_no_more_pages_keeps_nobody_else_from_theirs():
    """Whoever asks for the page meanwhile would hear the refusal of another."""
    gallery, others = Gallery(Slow()), []

    def refuse():
        others.append(pool.submit(gallery.show, "r", task()))
        time.sleep(0.2)
        raise PictureBusy("this reader has had enough")

    with ThreadPoolExecutor(1) as pool:
        with pytest.raises(PictureBusy, match="enough"):
            gallery.show("r", task(), refuse)
        assert others[0].result(20) is not None


def test_no_more_pages_than_allowed_are_drawn_at_once():
    artist = Slow()
    gallery = Gallery(artist)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: gallery.show("r", task(n)), range(1, 9)))
    assert artist.drawn == 8
    assert artist.most <= AT_ONCE


def test_old_pictures_make_room_for_new_ones():
    artist = Slow(size=1_000)
    gallery = Gallery(artist, most=5_000)
    for number in range(1, 6):
        gallery.show("r", task(number))
    gallery.show("r", task(5))
    assert artist.drawn == 5
    gallery.show("r", task(1))
    assert artist.drawn == 6


def test_a_page_that_cannot_be_drawn_is_not_tried_for_every_reader():
    artist = Slow(fails=True)
    gallery = Gallery(artist)
    assert [gallery.show("r", task()) for _ in range(3)] == [None] * 3
    assert artist.drawn == 1


def test_a_fault_of_ours_reaches_every_reader_and_is_not_kept():
    class Faulty:
        def draw(self, task):
            raise RuntimeError("ours")

    gallery = Gallery(Faulty())
    for _ in range(2):
        with pytest.raises(RuntimeError):
            gallery.show("r", task())
