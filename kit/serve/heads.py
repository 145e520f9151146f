"""What the pages of the server say of campaigns, locales and messages."""

from __future__ import annotations

from kit.campaign.model import CAMPAIGN_MESSAGE, PSEUDO_LOCALES, Campaign, Message
from kit.errors import KitError, Problem, unique
from kit.l10n.translate import campaign_words, word
from kit.platforms.table import PlatformTable
from kit.post.headline import headline
from kit.proof.proofs import messages_of
from kit.proof.worded import Worded
from kit.serve.model import (
    CampaignCard,
    CardsHead,
    Cell,
    LocaleCard,
    MessageCell,
    Shape,
    SheetHead,
    SideHead,
    name_of,
)
from kit.serve.progress import Progress
from kit.serve.wordings import Wordings
from kit.status.model import Strings


def in_short(wordings: Wordings, name: str) -> CampaignCard:
    """A campaign among others, or why it cannot be read."""
    try:
        return CampaignCard(name, title_of(wordings.campaign(name)), (), ())
    except KitError as error:
        return CampaignCard(name, name, (), (), error.problems)


def campaign_card(wordings: Wordings, progress: Progress, name: str) -> CampaignCard:
    """A campaign with its messages, and how far each of its locales is. Raises KitError where it cannot be read."""
    campaign = wordings.campaign(name)
    found = tuple(
        LocaleCard(name_of(locale), None if is_source(campaign, locale) else progress.of(campaign, locale))
        for locale in wordings.locales(name)
    )
    return CampaignCard(name, title_of(campaign), _messages(campaign), found)


def sheet_head(wordings: Wordings, words: Worded) -> SheetHead:
    """A campaign in a locale."""
    campaign = words.campaign
    titles = {CAMPAIGN_MESSAGE: title_of(campaign), **dict(_messages(campaign))}
    if words.kit:
        titles |= {each.wording.message: headline(each.wording) or each.alt for each in words.kit.messages}
        titles[CAMPAIGN_MESSAGE] = words.kit.title or titles[CAMPAIGN_MESSAGE]
    others = (locale for locale in wordings.locales(campaign.name) if locale != words.locale)
    return SheetHead(
        campaign.name,
        titles[CAMPAIGN_MESSAGE],
        name_of(words.locale),
        name_of(campaign.language),
        tuple((message, titles.get(message, "")) for message in messages_of(words)),
        _beside(words),
        tuple(map(name_of, others)),
    )


def side_head(campaign: Campaign, message: Message, placement: str, table: PlatformTable) -> SideHead:
    """A message of a campaign on one of its placements."""
    titles = dict(_messages(campaign))
    shapes = tuple(_shape(name, table) for name in message.placements or campaign.placements)
    return SideHead(
        campaign.name, title_of(campaign), titles[message.id], placement, shapes, message.id, tuple(titles.items())
    )


def cards_head(wordings: Wordings, words: Worded, placement: str) -> CardsHead:
    """All messages in a locale, on a placement; on the first one where that is ""."""
    sheet, table = sheet_head(wordings, words), words.planned.table
    shapes = tuple(_shape(name, table) for name in placements_of(words.campaign))
    chosen = placement or shapes[0].name
    title = title_of(words.campaign)
    return CardsHead(words.campaign.name, title, sheet.title, chosen, shapes, sheet.name, sheet.others)


def message_cells(progress: Progress, words: Worded, head: CardsHead) -> tuple[MessageCell, ...]:
    """The messages of a locale that are drawn on the placement."""
    campaign, titles = words.campaign, dict(_messages(words.campaign))
    if words.kit:
        titles |= {each.wording.message: headline(each.wording) or each.alt for each in words.kit.messages}
    return tuple(
        MessageCell(
            message.id,
            titles[message.id],
            None if words.is_source else progress.of_message(campaign, message.id, words.locale),
        )
        for message in campaign.messages
        if head.placement in (message.placements or campaign.placements)
    )


def placements_of(campaign: Campaign) -> tuple[str, ...]:
    """Those of the campaign and of its messages, each once."""
    own = (name for message in campaign.messages for name in message.placements)
    return tuple(dict.fromkeys((*campaign.placements, *own)))


def cells(wordings: Wordings, progress: Progress, campaign: Campaign, message: str) -> tuple[Cell, ...]:
    """A message in every locale; the pseudo-locales come first while nothing of it is translated."""
    found: list[tuple[str, Strings | None]] = [
        (locale, None if is_source(campaign, locale) else progress.of_message(campaign, message, locale))
        for locale in wordings.locales(campaign.name)
    ]
    if not any(strings and (strings.translated or strings.fuzzy) for _, strings in found):
        found.sort(key=lambda each: each[0] not in PSEUDO_LOCALES)
    return tuple(Cell(name_of(locale), strings) for locale, strings in found)


def title_of(campaign: Campaign) -> str:
    """Its title in its own language; its name, where the title cannot be used."""
    words, _ = campaign_words(campaign, None, campaign.language)
    return (words.plain("title") if words else "") or campaign.name


def is_source(campaign: Campaign, locale: str) -> bool:
    """Whether nobody translates into the locale."""
    return locale == campaign.language or locale in PSEUDO_LOCALES


def _beside(words: Worded) -> tuple[Problem, ...]:
    """What is wrong, and of no message, as far as that is seen without looking at all of them."""
    lines = {entry.line for entry in words.po.entries} if words.po else frozenset[int]()
    messages = [f" of {name}" for name in messages_of(words) if name]

    def has_a_place(problem: Problem) -> bool:
        at_entry = problem.where.file == words.file and problem.where.line in lines
        return at_entry or any(message in problem.what for message in messages)

    found = unique((*words.problems, *words.planned.problems))
    return tuple(problem for problem in found if not has_a_place(problem))


def _messages(campaign: Campaign) -> tuple[tuple[str, str], ...]:
    """The messages with their headlines in the campaign's own language."""
    found = []
    for message in campaign.messages:
        wording, _ = word(campaign, message, None, campaign.language)
        found.append((message.id, (headline(wording) or wording.plain("alt")) if wording else message.id))
    return tuple(found)


def _shape(name: str, table: PlatformTable) -> Shape:
    place, surface = table.placements[name], name.partition(".")[2]
    title = table.platforms[place.platform].title
    return Shape(name, title, surface.replace("_", " "), place.width, place.height)
