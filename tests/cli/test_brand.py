"""A campaign in another brand than its own."""

from __future__ import annotations

import zipfile

from tests.cli.conftest import Workspace

ONE = ("child-safety-first", "-l", "de", "-p", "bluesky.square", "-m", "reports")


def card(workspace: Workspace) -> bytes:
    with zipfile.ZipFile(workspace.root / "dist/child-safety-first-de.zip") as kit:
        return kit.read(next(name for name in kit.namelist() if name.endswith("reports.png")))


def test_one_command_switches_the_brand(workspace: Workspace) -> None:
    cards = set()
    for brand in ((), ("--brand", "river-library"), ("--brand", "green-mile")):
        result = workspace.kit("build", *ONE, *brand)
        assert (result.status, result.err) == (0, "")
        cards.add(card(workspace))
    assert len(cards) == 3


def test_a_check_in_another_brand(workspace: Workspace) -> None:
    result = workspace.kit("check", *ONE, "--brand", "green-mile")
    assert (result.status, result.err) == (0, "")


def test_a_brand_that_is_not_there_is_wrong_usage(workspace: Workspace) -> None:
    for command in ("build", "check"):
        result = workspace.kit(command, "--brand", "green-smile")
        assert result.status == 2
        assert "There is no brand 'green-smile'. Did you mean 'green-mile'?" in result.err
