"""`kit check`: everything that a build would complain of, without drawing."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from contextlib import closing

import click

from kit.build.card import Card
from kit.build.codes import fine_codes
from kit.build.fit import TextFit
from kit.build.glossaries import read_glossary
from kit.build.plan import Plan, plan
from kit.build.run import cards
from kit.build.translations import translation_findings, untold
from kit.campaign.model import Campaign
from kit.cli.calendar import media_base_url_option, noted
from kit.cli.choice import Choice, choice_options, require
from kit.cli.options import as_json, count, known_layouts, output_option, report, workers_option
from kit.cli.post_counts import PostCount, counts, tightest_posts
from kit.cli.progress import progress
from kit.errors import KitError, Problem, unique
from kit.l10n.catalog_checks import Finding
from kit.l10n.wording import Wording
from kit.markup.templates import environment
from kit.platforms.age import outdated
from kit.platforms.model import Platform
from kit.platforms.table import FILE
from kit.post.advice import on_hashtags, on_post
from kit.post.alt_advice import on_alt, on_long_alts
from kit.publish import contents
from kit.publish.imports import NO_ADDRESSES
from kit.publish.notes import Note

_HOW_TO_ALLOW = (
    "note: a check named in [brackets] that is wrong for one text is switched off by a translator's comment above it: "
    "# kit: allow NAME"
)


@click.command("check", short_help="Find everything that could be wrong, without drawing.")
@choice_options
@media_base_url_option
@workers_option("check")
@click.option("-v", "--verbose", is_flag=True, help="Name each language's texts that have the least room.")
@output_option
def command(
    choice: Choice,
    media_base_url: str,
    workers: int,
    verbose: bool,
    output: str,
) -> None:
    """Check campaigns, catalogs and templates: every text set, every card laid out, every post counted.

    Checks of translations look at quotation marks, numbers, terms and twenty other things; docs/checks.md names them,
    and how a translator switches one off for one text.

    Notes, which are no problems, name values of a platform that were read more than a year ago, hashtags that are not
    linked or that screen readers stumble over, posts whose length is in doubt, alt texts that read badly, QR codes that
    are too fine, dates that have passed, and posts that other programs do not import.
    """
    workspace, names, chosen = choice.resolve()
    problems: list[Problem] = []
    settled: list[Card] = []
    campaigns: list[Campaign] = []
    advice: list[str] = []
    used: dict[str, Platform] = {}
    counted: list[PostCount] = []
    dated: list[Note] = []
    described: list[tuple[Wording, str]] = []
    terms, of_glossary = read_glossary(workspace)
    problems += of_glossary
    findings: list[Finding] = []
    today = workspace.today()
    layouts = known_layouts(workspace)
    templates = environment(workspace.read)
    for name in names:
        try:
            planned = plan(workspace, name, chosen, layouts)
        except KitError as error:
            problems += error.problems
            continue
        problems += planned.problems
        campaigns.append(planned.campaign)
        for locale in chosen.locales_of(planned.campaign):
            of_locale = translation_findings(workspace, planned.campaign, chosen, locale, terms)
            findings += untold(of_locale, planned.problems)
        counted += counts(planned, chosen, templates)
        advice += _advice(planned)
        described += ((message.wording, message.alt) for kit in planned.kits for message in kit.messages)
        used |= {count.platform.name: count.platform for count in counted}
        used |= {job.placement.platform: planned.table.platforms[job.placement.platform] for job in planned.jobs}
        with (
            closing(cards(planned.jobs, workers, pixels=False)) as checked,
            progress("Checking", len(planned.jobs), shown=output == "text") as done,
        ):
            for card in checked:
                problems += card.problems
                settled.append(card)
                done(card)
        problems += contents.problems(templates, planned, media_base_url, today)
        told_of_kits = contents.notes(templates, planned, media_base_url, today)
        dated += (note for note in told_of_kits if note.what != NO_ADDRESSES)  # nothing is built that could lack them
    found = unique((*problems, *(finding.problem for finding in findings)))
    if not problems:
        require(chosen, campaigns)
    notes = (*dict.fromkeys(advice), *noted(dated), *_notes(used.values(), today))

    def summary() -> None:
        for note in notes:
            click.echo(f"note: {note}")
        if verbose:
            for card, text in tightest(settled):
                click.echo(_tightest_line(card, text))
            for line in tightest_posts(counted):
                click.echo(line)
            for line in on_long_alts(described):
                click.echo(line)
        if findings:
            click.echo(_HOW_TO_ALLOW)
        verdict = count(len(found), "problem", "problems") if found else "no problem"
        click.echo(f"{count(len(settled), 'card', 'cards')} checked: {verdict}")

    report(
        output,
        summary,
        {
            "cards": [_fits(card) for card in settled],
            "posts": [each.told() for each in counted],
            "translations": [_as_json(finding) for finding in dict.fromkeys(findings)],
            "notes": notes,
        },
        found,
    )


def _as_json(finding: Finding) -> dict[str, object]:
    """What a check of translations found, for programs; it stands among the problems, too."""
    context, source = finding.key
    return {"check": finding.check, "context": context, "source": source, **as_json(finding.problem)}


def _advice(planned: Plan) -> Iterator[str]:
    """What could be better in posts that fit, and in QR codes."""
    messages = [(kit, message) for kit in planned.kits for message in kit.messages]
    texts = (text for kit, message in messages for text in (kit.title, *message.wording.texts.values()))
    yield from on_hashtags(planned.campaign, texts)
    for _, message in messages:
        for post in message.posts:
            yield from on_post(post, planned.table.platforms[post.platform], message.wording)
        yield from on_alt(message.wording, message.alt)
    yield from fine_codes(planned.jobs)


def _notes(platforms: Iterable[Platform], today: datetime.date) -> Iterator[str]:
    """What somebody should look up anew, one note a platform."""
    for platform in platforms:
        if old := outdated(platform, today):
            oldest = min(told.checked for told in old.values() if told.checked)
            values = "a value was" if len(old) == 1 else f"{len(old)} values were"
            yield (
                f"{platform.title}: {values} read more than a year ago, the oldest on {oldest}: {', '.join(old)} "
                f"(kit platforms {platform.name} shows the sources; write what has changed into {FILE})"
            )


def tightest(cards: Iterable[Card]) -> tuple[tuple[Card, TextFit], ...]:
    """In each locale the text that is nearest to its smallest size, with its card; the first of several."""
    found: dict[str, tuple[float, Card, TextFit]] = {}
    for card in cards:
        for text in card.fits:
            if text.spare is not None and (card.locale not in found or text.spare < found[card.locale][0]):
                found[card.locale] = text.spare, card, text
    return tuple((card, text) for _, card, text in found.values())


def _tightest_line(card: Card, text: TextFit) -> str:
    named = f"{text.slot} of {card.message} in {card.locale}, {card.placement}"
    lines = count(text.lines, "line", "lines")
    sizes = f"{text.size:.0f} px in {lines}, smallest {text.smallest:.0f} px"
    return f"tightest: {named}: {text.spare:.2f} ({sizes}; {text.where})"


def _fits(card: Card) -> dict[str, object]:
    """The fit of a card's texts, for programs: sizes in px; at spare 1.0 nothing more fits."""
    return {
        "message": card.message,
        "locale": card.locale,
        "placement": card.placement,
        "texts": [
            {
                "slot": text.slot,
                "file": text.where.file,
                "line": text.where.line,
                "size": round(text.size, 2),
                "smallest": None if text.smallest is None else round(text.smallest, 2),
                "largest": None if text.largest is None else round(text.largest, 2),
                "lines": text.lines,
                "room": round(text.room, 3),
                "spare": None if text.spare is None else round(text.spare, 3),
                "excess": text.excess,
            }
            for text in card.fits
        ],
    }
