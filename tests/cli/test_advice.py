"""What `kit check` advises for posts that fit."""

from __future__ import annotations

from tests.cli.conftest import CAMPAIGN, Workspace


def test_hashtags_that_read_badly_or_are_not_linked_are_noted_and_are_no_problem(workspace: Workspace) -> None:
    line = workspace.replace(CAMPAIGN, "hashtags: [ChildSafetyFirst]", "hashtags: [childsafetyfirst]")
    post = workspace.replace(CAMPAIGN, "      post: >-\n", "      post: >-\n        Our plan #child-rights.\n")
    checked = workspace.kit("check", "-l", "en", "-p", "mastodon.landscape", "--jobs", "1")
    assert (checked.status, checked.err) == (0, "")
    camel_case, *unlinked = [line for line in checked.out.splitlines() if line.startswith("note: ")]
    told = "#childsafetyfirst: screen readers read its words apart as #ChildSafetyFirst"
    assert camel_case == f"note: {CAMPAIGN}:{line}: {told}"
    (note,) = unlinked
    assert note.startswith(f"note: {CAMPAIGN}:{post}: post of ")
    assert note.endswith(" in en for Mastodon: #child-rights: linked only as #child, up to -")
