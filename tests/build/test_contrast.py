"""A text that does not stand out from what lies behind it is told by the build and by the check alike."""

from __future__ import annotations

import pytest

from kit.build.card import draw, inspect
from kit.paint.canvas import LayerCache
from tests.build.sample import ROOT
from tests.build.test_layout_sheet import with_sheet

PLAIN = "body { background: white } .glow, .watermark { display: none }"


def test_cards_of_the_sample_stand_out() -> None:
    assert draw(with_sheet(b""), LayerCache()).problems == ()


def test_the_role_that_gives_a_colour_is_told_with_its_line() -> None:
    """So that the brand's author knows what to change."""
    job = with_sheet(f"{PLAIN} h1, h1 b {{ color: var(--light-line) }}".encode())
    [headline] = [problem for problem in draw(job, LayerCache()).problems if problem.what.startswith("headline of ")]
    file = job.brand.file
    written = (ROOT / file).read_text().splitlines()
    [line] = [number for number, text in enumerate(written, 1) if text.lstrip().startswith("{ground: paper")]
    assert headline.hint == (
        f"choose another colour for the role 'line' of the theme 'light' at {file}:{line}, or darken its ground"
    )


def test_a_colour_of_a_style_sheet_s_own_is_no_role() -> None:
    job = with_sheet(f"{PLAIN} h1, h1 b {{ --faint: #aaa; color: var(--faint) }}".encode())
    [headline] = [problem for problem in draw(job, LayerCache()).problems if problem.what.startswith("headline of ")]
    assert headline.hint == "choose another colour for the text, or darken its ground"


@pytest.mark.parametrize(
    ("css", "said"),
    [
        (
            f"{PLAIN} h1, h1 b {{ color: #aaa; }}",
            "contrast 2.3:1 against what lies behind it, 3.0:1 is needed"
            " (choose another colour for the text, or darken its ground)",
        ),
        (
            f"{PLAIN} body {{ background: linear-gradient(90deg, #ddd, #eee); }} h1, h1 b {{ color: #aaa; }}",
            "3.0:1 is needed (choose another colour for the text, or darken its ground)",
        ),
    ],
)
def test_build_and_check_tell_the_same(css: str, said: str) -> None:
    job = with_sheet(css.encode())
    drawn, checked = draw(job, LayerCache()), inspect(job, LayerCache())
    assert drawn.data is None
    assert drawn.problems == checked.problems
    [headline] = [problem for problem in drawn.problems if problem.what.startswith("headline of ")]
    assert headline.where.file == "templates/cards/statement.html"
    assert headline.what.startswith(f"headline of {job.label}: contrast ")
    assert str(headline).endswith(said)
