"""The templates of a workspace, compiled once for all that is planned and drawn of it."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment

from kit.markup.templates import environment
from kit.workspace import Workspace


@lru_cache(maxsize=8)
def templates_of(workspace: Workspace) -> Environment:
    """The environment over a workspace whose templates do not change, such as a snapshot."""
    return environment(workspace.read)
