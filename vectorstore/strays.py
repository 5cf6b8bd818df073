"""Passages that the vector index's graph does not lead to: they are searched beside it.

A node keeps only its best links, so a passage that is like no other can be linked by none (Malkov and
Yashunin 2018, arXiv:1603.09320, algorithm 4; hnswlib issue 522), and many that are nearly alike link to
each other alone: of 2,000 passages, 1,500 of them after one pattern, six were left out. In a sound graph of
200,000 passages 57 were linked by none, and one in 750 was not among its own 200 nearest; none of the 57 had
a copy. More links do not promise anything. Of 50,000 passages, by neighbours and ``ef_construction``,
processor time:

    16, 100: built in 35 s, 112 MB, search 4.2 ms (p95), recall@100 0.982, 256 with fewer than three links
    32, 100: built in 46 s, 118 MB, search 4.2 ms (p95), recall@100 0.986, 180 with fewer than three links
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from vectorstore.chroma import SEARCH_WIDTH, VectorIndex

STRAYS = "strays.npy"

SAME = 0.9995
"""Cosine from which two float16 vectors are one passage's twice: duplicates may stand in for each other."""

_WIDTHS = (1, 50, SEARCH_WIDTH)
"""Neighbours asked for, the more the fewer passages are left; the last as many as every search looks at."""

_AT_ONCE = 500


def find_strays(
    chroma: VectorIndex,
    keys: Sequence[str],
    vectors: NDArray[np.float16],
    positions: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Those of ``positions`` that are not found by their own vectors.

    ``chroma`` holds their ``vectors``, shape (keys, dimension), under their ``keys``. Every one is tried, in
    about 0.3 ms of processor time.
    """
    left = positions
    for width in _WIDTHS:
        found = _found(chroma, vectors, left, width)
        left = left[[keys[int(at)] not in near for at, near in zip(left, found, strict=True)]]
    return left[~_stood_for(chroma, keys, vectors, left)]


def _found(
    chroma: VectorIndex, vectors: NDArray[np.float16], positions: NDArray[np.int64], width: int
) -> Iterator[list[str]]:
    for start in range(0, len(positions), _AT_ONCE):
        rows = vectors[positions[start : start + _AT_ONCE]].astype(np.float32)
        yield from chroma.nearest_of_each(rows, width)


def _stood_for(
    chroma: VectorIndex, keys: Sequence[str], vectors: NDArray[np.float16], positions: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Which of some passages are among more copies than a search looks through: another one is found."""
    at = {key: position for position, key in enumerate(keys)} if len(positions) else {}
    nearest = [at[near[0]] for near in _found(chroma, vectors, positions, SEARCH_WIDTH)]
    rows = vectors[positions].astype(np.float32)
    same: NDArray[np.bool_] = np.sum(rows * vectors[nearest].astype(np.float32), axis=1) >= SAME
    return same
