"""The room that texts have in posts, as `kit check` tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jinja2 import Environment

from kit.build.plan import Plan, PlannedMessage, Selection, platforms_of
from kit.cli.options import count
from kit.errors import KitError
from kit.platforms.model import Platform
from kit.post.budget import Budget, budgets
from kit.post.copy import Post


@dataclass(frozen=True, slots=True)
class PostCount:
    """A message on a platform in one locale: the post that it got, if any, and the room that its texts have."""

    message: PlannedMessage
    platform: Platform
    post: Post | None
    budgets: tuple[Budget, ...]

    def told(self) -> dict[str, object]:
        """For programs: lengths by the platform's own counting, and of each text the room that it has in one post."""
        wording, post = self.message.wording, self.post
        return {
            "message": wording.message,
            "locale": wording.locale,
            "platform": self.platform.name,
            "slot": post.slot if post else None,
            "parts": [{"length": part.length, "limit": part.limit} for part in post.parts] if post else [],
            "texts": [
                {
                    "slot": budget.slot,
                    "file": wording.places[budget.slot].file,
                    "line": wording.places[budget.slot].line,
                    "used": budget.used,
                    "room": budget.room,
                    "remaining": budget.remaining,
                    "unit": budget.unit,
                }
                for budget in self.budgets
            ],
        }


def counts(planned: Plan, chosen: Selection, environment: Environment) -> Iterator[PostCount]:
    """Every message on every platform that it goes to.

    A template that cannot be used counts nothing: the plan has told of it.
    """
    campaign, table = planned.campaign, planned.table
    goes = {message.id: platforms_of(campaign, chosen, table, message) for message in campaign.messages}
    for platform in platforms_of(campaign, chosen, table):
        for kit in planned.kits if platform.post.maximum else ():
            for message in (each for each in kit.messages if platform in goes[each.wording.message]):
                try:
                    found = budgets(message.wording, campaign, platform, environment, title=kit.title)
                except KitError:
                    continue
                post = next((post for post in message.posts if post.platform == platform.name), None)
                if found:
                    yield PostCount(message, platform, post, found)


def tightest_posts(counted: Iterable[PostCount]) -> Iterator[str]:
    """In each locale the text of a post that has the least room left; the first of several."""
    found: dict[str, tuple[int, str]] = {}
    for each in counted:
        wording = each.message.wording
        for budget in each.budgets:
            if each.post is None or each.post.replies or each.post.slot != budget.slot:
                continue
            if wording.locale not in found or budget.remaining < found[wording.locale][0]:
                where = f"{budget.slot} of {wording.message} in {wording.locale}, {each.platform.title}"
                left = f"{budget.used} of {count(budget.room, budget.unit, budget.unit + 's')}"
                line = f"least room in a post: {where}: {left} beside link and hashtags ({wording.places[budget.slot]})"
                found[wording.locale] = budget.remaining, line
    return (line for _, line in found.values())
