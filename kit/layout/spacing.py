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


def shift(align_content: str, free: float) -> float:
    """How far align-content moves what is in a block down: all of it, as one thing (CSS Box Alignment 3, 5.1.1).

    What is too tall stays where it starts, as in browsers.
    """
    return 0.0 if align_content == "normal" or free <= 0 else distribute(align_content, free, 1, 0.0)[0]


def along_main_axis(justify_content: str, free: float, reverse: bool) -> str:
    """A justify-content value as seen along a main axis that may run against the direction of writing.

    flex-start and flex-end follow the main axis, start and end the direction of writing; so does the fallback of
    space-around and space-evenly, safe center, where there is no free space.
    """
    if justify_content in ("flex-start", "flex-end"):
        return justify_content.removeprefix("flex-")
    if not reverse:
        return justify_content
    if justify_content == "start" or (free < 0 and justify_content in ("space-around", "space-evenly")):
        return "end"
    return "start" if justify_content == "end" else justify_content
