import inspect
import re
import unicodedata
from pathlib import Path
from string import Template

import pytest

from ingest import errors
from ingest.errors import IndexBroken, PipelineError
from prompts.messages import load_messages

ROOT = Path(__file__).parents[2]
ERRORS = [c for _, c in inspect.getmembers(errors, inspect.isclass) if issubclass(c, PipelineError)]


@pytest.mark.parametrize("error", ERRORS, ids=lambda c: c.__name__)
def test_every_error_has_a_sentence_that_never_says_not_found(error):
    said = load_messages().explain(error.__new__(error))
    assert len(said) > 20
    assert "không tìm thấy" not in said.lower()
    assert "không có trong báo cáo" not in said.lower()


def test_the_nearest_ancestor_speaks_for_a_class_without_its_own_sentence():
    class IndexOnFire(IndexBroken):
        pass

    messages = load_messages()
    assert messages.explain(IndexOnFire()) == messages.sections["error"]["IndexBroken"]


def test_an_error_of_no_kind_we_know_still_gets_a_sentence():
    assert "ngoài dự kiến" in load_messages().explain(ZeroDivisionError("secret"))


def test_a_sentence_without_its_value_is_refused_rather_than_shown_with_a_gap():
    with pytest.raises(KeyError, match="too_long"):
        load_messages().say("notice", "too_long", length="3")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_all_words_are_composed_and_trimmed(language):
    messages = load_messages(language)
    words = [w for section in messages.sections.values() for w in section.values()]
    assert [w for w in words if w != unicodedata.normalize("NFC", w) or w != w.strip() or not w] == []


def test_the_english_page_has_every_sentence_with_the_same_values():
    def names(language):
        said = load_messages(language).sections
        return {(s, n): set(Template(w).get_identifiers()) for s in said for n, w in said[s].items()}

    english, vietnamese = names("en"), names("vi")
    spoken = {section for section, _ in english}
    whole = spoken - {"feedback"}  # its other sentences are the staff's
    assert english.items() <= vietnamese.items()
    assert {key for key in vietnamese if key[0] in whole} <= english.keys()
    assert {"page", "notice", "status", "error", "headline", "card", "tool"} <= spoken


def test_every_sentence_is_said_somewhere():
    """One that nothing says is still read over, translated and kept right by people."""
    sources = [p for room in ("assistant", "ingest") for p in (ROOT / room).rglob("*")]
    read = [p.read_text(encoding="utf-8") for p in sources if p.suffix in {".py", ".js"}]
    text = "\n".join(read)
    quoted = set(re.findall(r"[\"'](\w+)[\"']|\b(?:words|class) ?\.?(\w+)", text))
    said = {name for pair in quoted for name in pair}
    built = re.findall(r"f[\"'](\w+_)\{[^{}]+\}[\"']|f[\"']\{[^{}]+\}(_\w+)[\"']", text)
    begun, ended = ({pair[at] for pair in built} - {""} for at in (0, 1))
    unsaid = [
        f"{section}.{name}"
        for section, sentences in load_messages().sections.items()
        for name in sentences
        if section != "error"  # by the class of what happened
        if name not in said and not name.startswith(tuple(begun)) and not name.endswith(tuple(ended))
    ]
    assert unsaid == []
