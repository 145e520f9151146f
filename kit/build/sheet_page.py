"""A contact sheet as a page of our own markup, so that its labels and problems may be in any script."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from markupsafe import Markup

from kit.build.sheet import Cell, Frame, Frames, Sheet
from kit.errors import Problem, Where
from kit.layout.display import DisplayList
from kit.layout.flow import lay_out
from kit.markup.cascade import style
from kit.markup.html import parse
from kit.markup.stylesheet import parse_stylesheet
from kit.platforms.model import Insets
from kit.text.fonts import FontLibrary

FILE = "sheet"

STYLES = """
body {{
  width: 100vw; height: 100vh; position: relative; overflow: hidden;
  background: #e9edef; color: #1b2327; font-family: "Noto Sans"; font-size: {text}px; line-height: 1.25;
}}
.at {{ position: absolute; overflow: hidden; display: flex; flex-direction: column; }}
.title {{ flex-direction: row; align-items: baseline; gap: {text}px; font-size: {title}px; font-weight: 700; }}
.legend {{ font-size: {text}px; font-weight: 700; text-wrap: nowrap; }}
.head {{ justify-content: end; padding-bottom: {rule}px; font-size: {head}px; }}
.name {{ font-weight: 700; line-height: 1.15; }}
.detail {{ color: #56646b; font-size: {small}px; }}
.head .detail {{ font-size: {head_detail}px; }}
.missing {{ background: #ffffff; }}
.problem {{ border: {rule}px solid #c8102e; justify-content: end; }}
.told {{ background: #c8102e; color: #ffffff; font-size: {small}px; padding: {rule}px {pad}px; overflow: hidden; }}
.shown {{ max-height: 55%; }}
"""

Legend = Sequence[tuple[str, str]]  # words, and their colour in CSS


def picture_path(cell: Cell) -> str:
    """Where the page looks for the picture of a cell."""
    return f"sheet/{cell[0]}-{cell[1]}.png"


def lay_out_sheet(
    sheet: Sheet,
    frames: Frames,
    shown: Mapping[Cell, bool],
    problems: Mapping[Cell, Sequence[Problem]],
    legend: Legend,
    library: FontLibrary,
) -> DisplayList:
    """The sheet, settled. `shown` says whether a cell has a picture at `picture_path`, which has the frame's size."""
    html = "".join(_elements(sheet, frames, shown, problems, legend))
    unit = frames.unit
    sizes = {"title": 1.5 * unit, "text": unit, "small": 0.85 * unit, "rule": max(2.0, unit / 6), "pad": unit / 2}
    sizes |= {"head": frames.scale * sizes["text"], "head_detail": frames.scale * sizes["small"]}
    styled = style(
        parse(html, FILE),
        (parse_stylesheet(STYLES.format(**sizes), FILE),),
        width=frames.width,
        height=frames.height,
        language="en",
        direction="ltr",
        properties={},
    )
    return lay_out(
        styled,
        frames.width,
        frames.height,
        library,
        _natural(frames),
        safe=Insets(),
        where=lambda slot: Where(FILE),
        label=FILE,
    )


def _natural(frames: Frames) -> Callable[[str], tuple[float, float]]:
    sizes = {picture_path(cell): (float(frame.width), float(frame.height)) for cell, frame in frames.tiles.items()}
    return lambda path: sizes[path]


def _elements(
    sheet: Sheet,
    frames: Frames,
    shown: Mapping[Cell, bool],
    problems: Mapping[Cell, Sequence[Problem]],
    legend: Legend,
) -> Iterator[str]:
    yield "<body>"
    words = Markup("").join(
        Markup('<p class="legend" style="color: {}">{}</p>').format(color, text) for text, color in legend
    )
    yield _at(frames.title, "title", Markup("<p>{}</p>").format(sheet.title) + words)
    for kind, labels in (("head", frames.heads), ("label", frames.labels)):
        for label, frame in labels:
            text = Markup('<p class="name">{}</p><p class="detail">{}</p>').format(label.title, label.detail)
            yield _at(frame, kind, text)
    for cell, frame in frames.tiles.items():
        if shown[cell]:
            yield Markup('<img class="at" src="{}" alt="" style="{}">').format(picture_path(cell), _place(frame))
        found = problems.get(cell, ())
        if found or not shown[cell]:
            name = "problem" if shown[cell] else "problem missing"
            yield _at(frame, name, _told(found, sheet.jobs[cell].label, "told shown" if shown[cell] else "told"))
    yield "</body>"


def _told(problems: Sequence[Problem], card: str, name: str) -> Markup:
    """The first problem, without the name of its card, and how many others there are."""
    if not problems:
        return Markup("")
    first, *others = problems
    more = f" (and {len(others)} more)" if others else ""
    what = first.what.replace(f" of {card}", "")
    file = first.where.file.rpartition("/")[2]
    place = f"{file}:{first.where.line}" if first.where.line else file
    return Markup('<div class="{}"><p>{}{}</p><p>{}</p></div>').format(name, what, more, place)


def _at(frame: Frame, name: str, content: Markup) -> Markup:
    return Markup('<div class="at {}" style="{}">{}</div>').format(name, _place(frame), content)


def _place(frame: Frame) -> str:
    return f"inset-inline-start: {frame.x}px; top: {frame.y}px; width: {frame.width}px; height: {frame.height}px"
