"""How much room a text has on a platform, when link and hashtags are taken off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jinja2 import Environment

from kit.campaign.links import link_in, tracked_link
from kit.campaign.model import POST_SLOTS, Campaign
from kit.errors import KitError
from kit.l10n.locales import direction, language_tag
from kit.l10n.translate import word
from kit.l10n.wording import Wording
from kit.platforms.counting import count, measure, utf8
from kit.platforms.model import Platform
from kit.post.copy import compose
from kit.post.filler import fill_with, text_of

_WIDE = "漢"
_TOLD = 3  # platforms, to a translator
_NEAR = 4  # times the narrowest room; what has more is no worry


@dataclass(frozen=True, slots=True)
class Budget:
    """What one text takes of one post, in the platform's own counting."""

    platform: str
    slot: str
    used: int  # by the text alone
    room: int  # for the text alone, in one post
    unit: str  # "character", or "byte" where that is the limit that is exceeded

    @property
    def remaining(self) -> int:
        """How much there is left; less than 0 where the text is too long."""
        return self.room - self.used


def budgets(
    wording: Wording, campaign: Campaign, platform: Platform, environment: Environment, *, title: str = ""
) -> tuple[Budget, ...]:
    """The budget of each of a message's texts for posts. title: as for `compose`, and KitError as there."""
    filler, _ = fill_with(wording, campaign, platform, environment, title)
    found = []
    for slot in POST_SLOTS:
        if not wording.texts.get(slot):
            continue
        alone = filler.alone(text_of(wording, slot))
        whole = measure(filler.whole(text_of(wording, slot)), platform.post)
        used = utf8(alone) if whole.unit == "byte" else measure(alone, platform.post).used
        found.append(Budget(platform.name, slot, used, used + whole.remaining, whole.unit))
    return tuple(found)


def room(campaign: Campaign, message: str, platform: Platform, environment: Environment) -> int:
    """How long a text of a message may be in any of the campaign's locales, in the platform's own counting.

    Links may differ by locale, and with them what they leave: the longest decides, of each direction. KitError as
    `compose`.
    """
    longest: dict[str, tuple[int, str]] = {}
    for locale in (campaign.language, *campaign.locales):
        link = tracked_link(campaign, message, locale, platform.name) + link_in(campaign, locale)
        found = len(link.encode()), locale
        longest[direction(locale)] = max(longest.get(direction(locale), found), found, key=lambda pair: pair[0])
    return min(
        budgets(_sample(message, locale), campaign, platform, environment)[0].room for _, locale in longest.values()
    )


def notes(campaign: Campaign, platforms: Iterable[Platform], environment: Environment) -> dict[tuple[str, str], str]:
    """For translators: by message and slot, which platforms get this text, and the room on the narrowest of them.

    Which of a message's texts a platform gets is seen in the campaign's own language. A platform whose template cannot
    be used is left out.
    """
    title = next((slot.text for slot in campaign.slots if slot.name == "title"), "")
    rooms: dict[tuple[str, str], list[tuple[Platform, int]]] = {}
    everywhere: dict[str, list[tuple[Platform, int]]] = {}
    for platform in (platform for platform in platforms if platform.post.maximum):
        for message in campaign.messages:
            wording, _ = word(campaign, message, None, campaign.language)
            slots = [slot for slot in POST_SLOTS if wording and wording.texts.get(slot)]
            if not wording or not slots:
                continue
            try:
                post, _ = compose(wording, campaign, platform, environment, title=title)
                left = room(campaign, message.id, platform, environment)
            except KitError:
                break
            slot = post.slot if post and not post.replies else slots[-1]
            rooms.setdefault((message.id, slot), []).append((platform, left))
            everywhere.setdefault(message.id, []).append((platform, left))
    spare = {
        (message.id, slot.name): _note(everywhere[message.id], "Posted where a longer text does not fit.")
        for message in campaign.messages
        for slot in message.slots
        if slot.name in POST_SLOTS and message.id in everywhere and (message.id, slot.name) not in rooms
    }
    return {key: _note(found, _where(found)) for key, found in rooms.items()} | spare


def _where(rooms: Sequence[tuple[Platform, int]]) -> str:
    return f"Posted on {', '.join(platform.title for platform, _ in rooms)}."


def _note(rooms: Sequence[tuple[Platform, int]], where: str) -> str:
    """Where it is posted, and the narrowest: "Room beside link and hashtags: 236 characters on X, 245 on Bluesky."."""
    narrowest = sorted(rooms, key=lambda pair: (pair[1] // _weight(pair[0]), pair[0].name))[:_TOLD]
    tight = [(platform, left) for platform, left in narrowest if left <= _NEAR * narrowest[0][1]]
    unit = " character" if tight[0][1] == 1 else " characters"
    told = [_told(platform, left, "" if number else unit) for number, (platform, left) in enumerate(tight)]
    return f"{where}\nRoom beside link and hashtags: {', '.join(told)}."


def _told(platform: Platform, left: int, unit: str) -> str:
    weight = _weight(platform)
    wide = f" ({left // weight} in Chinese, Japanese and Korean)" if weight > 1 else ""
    return f"{left}{unit} on {platform.title}{wide}"


def _weight(platform: Platform) -> int:
    """How much a wide character takes of the platform's limit."""
    return 1 if platform.post.rule == "sms" else count(_WIDE, platform.post.rule)


def _sample(message: str, locale: str) -> Wording:
    return Wording(message, locale, language_tag(locale), direction(locale), {POST_SLOTS[0]: "a"}, {}, {})
