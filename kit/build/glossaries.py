"""The glossary of a workspace, read."""

from __future__ import annotations

from kit.errors import KitError, Problem
from kit.l10n import glossary
from kit.l10n.glossary import Glossary
from kit.workspace import Workspace


def read_glossary(workspace: Workspace) -> tuple[Glossary, tuple[Problem, ...]]:
    """The glossary of a workspace, and what is wrong with it; an empty one where there is none to be read."""
    if not workspace.exists(glossary.PATH):
        return Glossary(), ()
    try:
        return glossary.parse(workspace.read(glossary.PATH))
    except KitError as error:
        return Glossary(), error.problems
