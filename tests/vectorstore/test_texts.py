"""A text read at the wrong place would be ranked for what another passage says."""

from pathlib import Path

import pytest

from vectorstore.texts import WORDS, TextWriter, open_texts


def write(folder: Path, texts: list[str]) -> None:
    with TextWriter(folder) as out:
        for text in texts:
            out.add(text)


@pytest.mark.parametrize("texts", [[], [""], ["một"], ["Vốn đầu tư", "", "tăng 5%", "🙂\n"]])
def test_every_text_comes_back(tmp_path: Path, texts: list[str]) -> None:
    write(tmp_path, texts)
    held = open_texts(tmp_path)
    assert [held.text(i) for i in range(len(held))] == texts


def test_a_file_cut_short_is_told(tmp_path: Path) -> None:
    write(tmp_path, ["Vốn đầu tư", "tăng"])
    path = tmp_path / WORDS
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ValueError, match="bytes are not what"):
        open_texts(tmp_path)
