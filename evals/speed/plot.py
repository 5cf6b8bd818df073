"""Growth with the number of passages, as a picture."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any


def draw_growth(found: Mapping[str, Any], path: Path) -> None:
    """Write a PNG: a question's time, memory and disk, and the time to build, over the passages."""
    from matplotlib.figure import Figure

    sizes = found["sizes"]
    passages = [size["build"]["passages"] for size in sizes]
    figure = Figure(figsize=(13, 4), layout="constrained")
    asking, space, building = figure.subplots(1, 3)
    for stage in ("lexical", "dense", "fused"):
        slow = [size["stages"][stage]["p95_ms"] for size in sizes]
        asking.plot(passages, slow, marker="o", label=f"{stage}, p95")
    start = sizes[0]["stages"]["fused"]["p95_ms"]
    root = [start * (count / passages[0]) ** 0.5 for count in passages]
    asking.plot(passages, root, linestyle=":", color="grey", label="square root")
    if found["tutorial"]:
        theirs = found["tutorial"]
        asking.plot(
            [theirs["passages"]],
            [theirs["retrieval"]["p95_ms"]],
            marker="x",
            linestyle="",
            label="tutorial, p95",
        )
    space.plot(passages, [size["memory"] / 1e6 for size in sizes], marker="o", label="memory, asking")
    space.plot(
        passages, [size["build"]["memory"] / 1e6 for size in sizes], marker="o", label="memory, building"
    )
    space.plot(passages, [size["build"]["disk"] / 1e6 for size in sizes], marker="o", label="disk")
    for stage in ("chunk", "embed", "write", "check"):
        spent = [size["build"]["seconds"][stage] for size in sizes]
        building.plot(passages, spent, marker="o", label=stage)
    for axes, unit in ((asking, "ms a question"), (space, "MB"), (building, "seconds to build")):
        axes.set(xscale="log", yscale="log", xlabel="passages", ylabel=unit)
        axes.grid(visible=True, alpha=0.3)
        axes.legend(fontsize="small")
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=120)
