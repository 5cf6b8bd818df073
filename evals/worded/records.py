"""What is kept of a case that was asked twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evals.records import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """How far the sentences of a text rest on what they cite."""

    sentences: int = 0
    uncited: int = 0
    """Without a citation, or with one that does not exist."""

    unsupported: int = 0
    """Those, and those with a number, a name or too many words that the cited passages do not have."""

    words: int = 0
    """Syllables that carry a subject, in sentences with a citation."""

    strange: int = 0
    """Those of them that the cited passages do not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One of the three texts that answer a case: extractive, the model's own, and what is shown with it."""

    text: str
    figure_first: int | None = None
    """1 where the first amount stated is right; None where the case asks for no figure."""

    figure_stated: int | None = None
    """1 where the right amount is stated anywhere."""

    wrong_figure: int | None = None
    """1 where another amount stands first, or any where nothing is known."""

    text_right: int | None = None
    refused: int | None = None
    """Unanswerable cases; the model is not asked for them."""

    false_refusal: int | None = None

    false_numbers: tuple[str, ...] = ()
    """Numbers that the lock finds nothing for."""

    false_marks: tuple[str, ...] = ()
    """Citations and facts that do not exist."""

    support: Support = field(default=Support())


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """One case, asked with the model."""

    result: Result
    """As the reader sees it, scored like any."""

    plain: Column
    """Of the extractive answer."""

    shown: Column
    raw: Column | None = None
    """The model's reply with its fact signs filled in; None where the model was not asked."""

    outcome: str
    """``worded``, ``failed: …``, ``withheld``, ``incomplete`` (some was shown, and not what was asked), or
    ``not asked: …``."""

    first_token: float | None = None
    """Milliseconds from the request to the model's first piece."""

    first_words: float | None = None
    """Milliseconds from the question to the first words on screen, which are the reports'."""

    own_words: float | None = None
    """Milliseconds from the model's first piece to its first sentence on screen; None without one."""

    @property
    def asked(self) -> bool:
        """True where the model was asked."""
        return not self.outcome.startswith("not asked")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded:
    """A run with a model."""

    model: str
    """Its name as configured."""

    prompts: Mapping[str, str]
    """Prompt → fingerprint, of those that it was asked with."""

    cases: Sequence[Worded]
