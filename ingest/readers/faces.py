"""Pieces of text with the fonts that they are set in, put right where a font is of before Unicode.

The font's name is a sure sign, the statistics of the words a weaker one, for fonts that were renamed when a
file was made. Neither touches text that is Unicode already, whatever its font is called.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.readers.legacy import (
    Face,
    Legacy,
    find_legacy,
    font_face,
    improves,
    is_unicode,
    mend_text,
    put_right,
)

Piece = tuple[str, str]
"""Text, and the name of its font; ``""`` where nobody says."""


@dataclass(frozen=True, slots=True)
class Faces:
    """What the pieces of a whole file say about its fonts."""

    legacy: Legacy | None
    """The old encoding of the text whose fonts say nothing."""

    sure: bool
    """True when all text in old fonts is in their encoding."""

    @classmethod
    def of(cls, lines: Iterable[Sequence[Piece]]) -> "Faces":
        """Those of a file's lines."""
        named, plain = [], []
        for line in lines:
            named.append("".join(text for text, font in line if font_face(font)))
            plain.append("".join(text for text, font in line if not font_face(font)))
        return cls(find_legacy(plain), not any(map(is_unicode, named)))

    def mend(self, line: Sequence[Piece]) -> list[str]:
        """The texts of a line's pieces as Unicode; a VNI mark parted from its vowel is a combining one."""
        faces = [font_face(font) for _, font in line]
        texts = [text for text, _ in line]
        if any(faces):
            texts = self._named(texts, faces)
        if self.legacy is None:
            return texts
        plain = "".join(text for text, face in zip(texts, faces, strict=True) if face is None)
        if mend_text(plain, self.legacy) == plain:
            return texts
        whole = Legacy(self.legacy.coding, alone=True)
        return [
            mend_text(text, whole) if face is None else text for text, face in zip(texts, faces, strict=True)
        ]

    def _named(self, texts: list[str], faces: Sequence[Face | None]) -> list[str]:
        own = "".join(text for text, face in zip(texts, faces, strict=True) if face)
        if is_unicode(own):
            return texts
        mended = [put_right(text, face) if face else text for text, face in zip(texts, faces, strict=True)]
        return mended if self.sure or improves("".join(mended), "".join(texts)) else texts
