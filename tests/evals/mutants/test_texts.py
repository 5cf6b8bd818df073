"""The letters of a source as a reader sees them, each with its place in the bytes."""

import pytest

from evals.mutants.texts import TextSource, decode_exactly


@pytest.mark.parametrize(
    "content",
    [
        "Vốn 25".encode(),
        "Vốn 25".encode("utf-16"),
        "\ufeffVốn 25".encode("utf-16-be"),
        "\ufeffVon 25".encode("utf-32-be"),
        "Vôn 25".encode("windows-1258"),
        bytes(range(256)),
    ],
)
def test_a_decoded_text_encodes_to_the_same_bytes(content):
    text, encoding = decode_exactly(content)
    assert text.encode(encoding) == content
    if b"\xfe" not in content:
        assert "25" in text


def test_markup_is_not_seen_and_entities_are():
    source = TextSource(b'<p class="c1">V&#7889;n<!-- 9 --> 2&nbsp;&#53; t&amp;y</p>', markup=True)
    assert source.key == "von25ty"
    assert source.with_digit(4, "7") == b'<p class="c1">V&#7889;n<!-- 9 --> 2&nbsp;7 t&amp;y</p>'


def test_plain_text_has_no_markup():
    source = TextSource(b"<b>2 &#50;", markup=False)
    assert source.key == "b250"
    assert source.with_digit(1, "3") == b"<b>3 &#50;"
