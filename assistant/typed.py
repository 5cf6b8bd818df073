"""What somebody typed, as it is taken for a question."""

from ingest.errors import QuestionRefused
from ingest.text import nfc


def mended(text: str) -> str:
    """``text`` without halves of characters: JSON can carry them, a file and the embedder cannot."""
    return text.encode("utf-8", "replace").decode("utf-8")


def checked(question: str, most: int) -> str:
    """``question`` in one form of its letters, no longer than ``most`` characters.

    Raises:
        QuestionRefused: It is empty or longer than the limit.
    """
    text = nfc(question).strip()
    if not text:
        raise QuestionRefused("the question is empty; ask something")
    if len(text) > most:
        raise QuestionRefused(f"the question has {len(text)} characters; {most} is the limit")
    return text
