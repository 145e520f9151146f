"""Distribution of free space (CSS Box Alignment 3)."""

from __future__ import annotations


def distribute(alignment: str, free: float, count: int, gap: float) -> tuple[float, float]:
    """Where the first of `count` things starts, and the gap between them, for a justify- or align-content value.

    Free space below 0 makes them overflow at the end; the space- values then start at the start, as their safe
    fallback says.
    """
    if alignment == "end":
        return free, gap
    if alignment == "center":
        return free / 2, gap
    if free <= 0 or count == 0:
        return 0.0, gap
    if alignment == "space-between" and count > 1:
        return 0.0, gap + free / (count - 1)
    if alignment == "space-around":
        return free / count / 2, gap + free / count
    if alignment == "space-evenly":
        return free / (count + 1), gap + free / (count + 1)
    return 0.0, gap
