"""Chinese and Japanese punctuation and gaps as Chromium sets them. `make oracle` records what it does."""

from __future__ import annotations

import pytest

from tests.oracle.spacing import EIGHTH, TEXTS, Case, cases, differing, recorded


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.language} {case.trim} {case.gap} {case.text[:8]}")
def test_lines_begin_and_end_as_in_chromium_but_for_what_is_listed(case: Case) -> None:
    assert differing(case, recorded()[case]) is not None


def test_most_lines_need_no_reason() -> None:
    plain = [case for case, theirs in recorded().items() if not case.gap and case.trim == "space-all"]
    assert [case for case in plain if differing(case, recorded()[case])] == []
    others = [case for case in recorded() if case not in plain and (case.language != "ko" or case.gap != EIGHTH)]
    broken = [case for case in others if differing(case, recorded()[case]) == "empty at a line's end"]
    assert len(broken) < len(others) / 10


def test_trimming_moves_lines_in_chromium_too() -> None:
    """So that the record is of something."""
    for language in TEXTS.keys() - {"ko"}:
        moved = {
            case.trim
            for case, lines in recorded().items()
            if case.language == language and not case.gap and lines != recorded()[case._replace(trim="space-all")]
        }
        assert moved == {"normal", "space-first", "trim-start"}
