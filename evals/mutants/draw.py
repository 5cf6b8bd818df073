"""Mutants drawn at random, from every case in turn."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from evals.mutants.records import Mutant, Spot


def draw_mutants(spots: Sequence[Spot], *, count: int, seed: int) -> list[Mutant]:
    """``count`` different mutants, or all where there are fewer; the same for the same spots and ``seed``.

    Each round takes one of every case, in an order of its own, so that long figures do not crowd out others.
    """
    chance = np.random.default_rng(seed)
    left: dict[str, list[tuple[Spot, str]]] = defaultdict(list)
    for spot in spots:
        left[spot.case.id] += [(spot, digit) for digit in spot.digits]
    for changes in left.values():
        changes[:] = [changes[int(i)] for i in chance.permutation(len(changes))]
    drawn: list[Mutant] = []
    while left and len(drawn) < count:
        ids = sorted(left)
        for number in chance.permutation(len(ids))[: count - len(drawn)]:
            case = ids[int(number)]
            spot, digit = left[case].pop()
            others = [d for d in spot.digits if d != digit]
            shuffled = [others[int(i)] for i in chance.permutation(len(others))]
            drawn.append(Mutant(spot=spot, digits=(digit, *shuffled)))
            if not left[case]:
                del left[case]
    return drawn
