"""Kits with translations that nobody has reviewed: for looking at them, and never for publishing.

Every card, post and page of such a kit says so.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kit.build.plan import Plan, PlannedKit, PlannedMessage
from kit.errors import KitError
from kit.l10n import catalogs, pofile
from kit.overlays import Overlay
from kit.post.beside import Beside
from kit.post.copy import Post
from kit.workspace import Workspace

FIRST_LINE = "DRAFT [not reviewed]"
_CATALOG = re.compile(r"locales/[^/]+/LC_MESSAGES/[^/]+\.po")
_FLAGS = re.compile(rb"^(#[,=].*?)\bfuzzy\b(?:[ \t]*,)?", re.MULTILINE)


class WithDrafts(Overlay):
    """A workspace whose catalogs have no fuzzy marks, and their lines where they were."""

    def read(self, path: str) -> bytes:
        data = super().read(path)
        return without_fuzzy_marks(data) if _CATALOG.fullmatch(path) else data


def without_fuzzy_marks(catalog: bytes) -> bytes:
    """A catalog file whose every translation counts, each in the line where it was."""
    return _FLAGS.sub(rb"\1", catalog)


def marked(planned: Plan, workspace: Workspace) -> Plan:
    """The plan with each kit marked for which any catalog holds a draft. workspace: the one with the fuzzy marks."""
    drafts = {kit.locale for kit in planned.kits if _holds_drafts(workspace, planned.campaign.name, kit.locale)}
    return replace(
        planned,
        kits=tuple(_marked_kit(kit) if kit.locale in drafts else kit for kit in planned.kits),
        jobs=tuple(
            replace(job, draft=True, alt=f"DRAFT: {job.alt}") if job.wording.locale in drafts else job
            for job in planned.jobs
        ),
    )


def _holds_drafts(workspace: Workspace, campaign: str, locale: str) -> bool:
    for name in (campaign, catalogs.PAGES):
        path = catalogs.path(name, locale)
        try:
            entries = pofile.parse(workspace.read(path), path).entries
        except KitError:  # the plan tells of it
            continue
        if any(entry.fuzzy and entry.translated for entry in entries):
            return True
    return False


def _marked_kit(kit: PlannedKit) -> PlannedKit:
    messages = tuple(_marked_message(message) for message in kit.messages)
    return replace(
        kit, draft=True, title=f"DRAFT: {kit.title}", summary=f"{FIRST_LINE} {kit.summary}", messages=messages
    )


def _marked_message(message: PlannedMessage) -> PlannedMessage:
    return replace(message, posts=tuple(map(_marked_post, message.posts)), alt=f"DRAFT: {message.alt}")


def _marked_post(post: Post) -> Post:
    return replace(
        post,
        text=f"{FIRST_LINE}\n{post.text}",
        length=post.length + len(FIRST_LINE) + 1,
        replies=tuple(map(_marked_post, post.replies)),
        beside=tuple(_marked_beside(each) for each in post.beside),
    )


def _marked_beside(beside: Beside) -> Beside:
    return replace(beside, text=f"DRAFT: {beside.text}")
