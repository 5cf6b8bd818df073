"""The default embedder's vocabulary: whole syllables and the words they make, as a fast tokenizer.

Vietnamese writes a space between syllables, not between words, so pieces may hold spaces
(``"▁đầu▁tư"``): a Unigram model over them picks the likeliest cut. Texts typed without diacritics
are cut into folded pieces; a folded piece that nearly always stands for one accented piece shares
that piece's row, so that "dau tu" has the vector of "đầu tư".
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

from ingest.text import SYLLABLE, fold

SPACE = "▁"
_UNKNOWN = "<unk>"
_DOMINANT = 0.6
"""Share of a folded form's occurrences that one accented form must have to lend it its row."""

_BREAK = -1


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Pieces and the rows they point to."""

    tokenizer: Tokenizer
    rows: NDArray[np.int32]
    """Shape (pieces,): row of each piece in the embedding table."""

    log_frequency: NDArray[np.float32]
    """Shape (rows,): natural logarithm of each row's share of all pieces in the training text."""


def _pre_tokenizer() -> pre_tokenizers.PreTokenizer:
    # Punctuation ends a piece, so that no word reaches over a comma.
    mark = Regex(r"\s*[^\p{L}\p{M}\p{N}\s][^\p{L}\p{M}\p{N}]*")
    return pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(mark, "removed"),
            pre_tokenizers.Metaspace(replacement=SPACE, prepend_scheme="always", split=False),
        ]
    )


def _normalizer() -> normalizers.Normalizer:
    return normalizers.Sequence(
        [
            normalizers.NFC(),
            normalizers.Lowercase(),
            normalizers.Replace(Regex(r"\s+"), " "),
            normalizers.Strip(),
        ]
    )


def number_syllables(texts: Iterable[str], limit: float = math.inf) -> tuple[list[str], NDArray[np.int64]]:
    """Syllables by first appearance, and the text as their ids, -1 where a mark breaks it."""
    known: dict[str, int] = {}
    found: list[int] = []
    for text in texts:
        end = 0
        for match in SYLLABLE.finditer(text):
            if text[end : match.start()].strip():
                found.append(_BREAK)
            found.append(known.setdefault(match.group().lower(), len(known)))
            end = match.end()
        found.append(_BREAK)
        if len(found) > limit:
            break
    return list(known), np.asarray(found, dtype=np.int64)


def count_runs(ids: NDArray[np.int64], base: int, length: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Unbroken runs of ``length`` units as numbers in ``base``, and how often each stands."""
    size = len(ids) - length + 1
    parts = [ids[i : i + size] for i in range(length)]
    whole = np.logical_and.reduce([p >= 0 for p in parts])
    code = np.zeros(size, dtype=np.int64)
    for part in parts:
        code = code * base + part
    return np.unique(code[whole], return_counts=True)


def _phrases(
    words: Sequence[str], ids: NDArray[np.int64], wanted: int, *, longest: int, fewest: int = 30
) -> dict[str, int]:
    """The runs of two to four syllables that save most bits, with their counts.

    Gain is ``n (log p(run) - log of the best product of its two parts)``: a run's share of the
    log-likelihood that a unigram model wins by knowing it (the local term of mutual information,
    Church and Hanks 1990).
    """
    keep = np.unique(ids[ids >= 0], return_counts=True)
    frequent = np.full(len(words), _BREAK, dtype=np.int64)
    kept = keep[0][keep[1] >= fewest]
    frequent[kept] = np.arange(len(kept))
    names = [words[i] for i in kept]
    dense = np.where(ids >= 0, frequent[ids], _BREAK)
    total = float(len(ids))
    base = len(names)
    logs: dict[tuple[int, ...], float] = {
        (i,): float(np.log(c / total)) for i, c in enumerate(keep[1][keep[1] >= fewest])
    }
    gains: dict[tuple[int, ...], tuple[float, int]] = {}
    for length in (2, 3, 4)[: longest - 1]:
        codes, counts = count_runs(dense, base, length)
        for code, count in zip(
            codes[counts >= fewest].tolist(), counts[counts >= fewest].tolist(), strict=True
        ):
            run = tuple((code // base**p) % base for p in range(length - 1, -1, -1))
            cuts = [logs.get(run[:i], -99.0) + logs.get(run[i:], -99.0) for i in range(1, length)]
            log = float(np.log(count / total))
            logs[run] = log
            # A run must hold together (normalised mutual information), or "của một" would be a word.
            if (log - max(cuts)) / -log > 0.25:
                gains[run] = (count * (log - max(cuts)), count)
    best = sorted(gains, key=lambda run: (-gains[run][0], run))[:wanted]
    return {" ".join(names[i] for i in run): gains[run][1] for run in best}


def _fragments(rare: Counter[str], wanted: int) -> dict[str, float]:
    """Parts of foreign words and names: a small Unigram model trained on the rare words."""
    small = Tokenizer(models.Unigram())
    small.pre_tokenizer = pre_tokenizers.Metaspace(replacement=SPACE, prepend_scheme="always", split=True)
    trainer = trainers.UnigramTrainer(
        vocab_size=wanted, special_tokens=[_UNKNOWN], unk_token=_UNKNOWN, show_progress=False
    )

    def repeated() -> Iterator[str]:
        for word, count in sorted(rare.items()):
            yield from [word] * min(count, 20)

    small.train_from_iterator(repeated(), trainer)
    state = small.get_vocab()
    return dict.fromkeys((p for p in state if p != _UNKNOWN), 0.0)


def _folded(counts: dict[str, int]) -> dict[str, tuple[str | None, int]]:
    """Folded forms that are no piece themselves: the piece whose row each shares (or None), and its count."""
    forms: dict[str, list[tuple[int, str]]] = {}
    for word, count in counts.items():
        if (bare := fold(word)) != word:
            forms.setdefault(bare, []).append((count, word))
    found: dict[str, tuple[str | None, int]] = {}
    for bare, readings in forms.items():
        total = sum(count for count, _ in readings)
        count, word = max(readings)
        if bare not in counts:
            found[bare] = (word if count >= _DOMINANT * total else None, total)
    return found


def build_vocabulary(
    texts: Iterable[str],
    *,
    words: int,
    phrases: int,
    fragments: int,
    longest: int = 2,
    limit: int = 20_000_000,
) -> Vocabulary:
    """Count ``texts`` (at most ``limit`` syllables) and keep the commonest pieces.

    Args:
        texts: Training text, sentence by sentence.
        words: Single syllables and words without spaces.
        phrases: Runs of two to four syllables.
        fragments: Parts of rarer words.
        longest: Syllables of the longest phrase, 2 to 4.
        limit: Syllables to read.
    """
    names, ids = number_syllables(texts, limit)
    counts = np.bincount(ids[ids >= 0], minlength=len(names))
    order = sorted(range(len(names)), key=lambda i: (-counts[i], names[i]))
    plain = [i for i in order if names[i].isalpha() or (names[i].isdigit() and len(names[i]) <= 4)]
    singles = {names[i]: int(counts[i]) for i in plain[:words]}
    singles |= {str(y): singles.get(str(y), 100) for y in range(1900, 2041)}
    rare = Counter({names[i]: int(counts[i]) for i in plain[words:] if counts[i] >= 2 and names[i].isalpha()})
    both = singles | _phrases(names, ids, phrases, longest=longest)
    total = float(counts.sum())
    pieces: dict[str, tuple[str, float]] = {}
    for word, count in both.items():
        piece = SPACE + word.replace(" ", SPACE)
        pieces[piece] = (piece, float(np.log(count / total)))
    for bare, (word_or_none, count) in sorted(_folded(both).items()):
        piece = SPACE + bare.replace(" ", SPACE)
        owner = SPACE + word_or_none.replace(" ", SPACE) if word_or_none else piece
        pieces.setdefault(piece, (owner, float(np.log(count / total))))
    worst = min(score for _, score in pieces.values())
    for part in sorted(_fragments(rare, fragments)):
        # Two fragments must cost more than any whole piece, three more than two.
        pieces.setdefault(part, (part, worst - 1.0))
    for digit in "0123456789":
        pieces.setdefault(digit, (digit, worst - 2.0))
    pieces.setdefault(SPACE, (SPACE, worst - 4.0))
    return _vocabulary(pieces, worst)


def _vocabulary(pieces: dict[str, tuple[str, float]], worst: float) -> Vocabulary:
    rows: dict[str, int] = {_UNKNOWN: 0}
    for owner, _ in pieces.values():
        rows.setdefault(owner, len(rows))
    log_frequency = np.full(len(rows), worst, dtype=np.float32)
    for piece, (owner, score) in pieces.items():
        if piece == owner:
            log_frequency[rows[owner]] = score
    listed = [(_UNKNOWN, worst - 10.0), *((p, score) for p, (_, score) in pieces.items())]
    tokenizer = Tokenizer(models.Unigram(listed, unk_id=0, byte_fallback=False))
    tokenizer.normalizer = _normalizer()
    tokenizer.pre_tokenizer = _pre_tokenizer()
    index = [0, *(rows[owner] for owner, _ in pieces.values())]
    return Vocabulary(tokenizer, np.asarray(index, dtype=np.int32), log_frequency)
