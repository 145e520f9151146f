"""Composing a card: from its words, its template and its brand to where everything on it stands."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any

from markupsafe import Markup

from kit.build.about import about
from kit.build.charts import plot
from kit.build.draft_stamp import stamped
from kit.build.fonts import brand_library
from kit.build.headlines import capped, common_size
from kit.build.job import CardJob
from kit.build.properties import brand_values, custom_properties
from kit.build.templates import templates_of
from kit.campaign.credits import credit_slot
from kit.campaign.model import Photo
from kit.charts.parts import ring
from kit.errors import KitError, MissingFileError, Where, fail
from kit.l10n.numbers import format_value
from kit.l10n.wording import Wording
from kit.layout.display import DisplayList, SetText
from kit.layout.flow import lay_out
from kit.layout.lockups import LockupRules
from kit.markup.cascade import style
from kit.markup.html import parse
from kit.markup.model import Element
from kit.markup.qr import qr
from kit.markup.stylesheet import Stylesheet, parse_stylesheet
from kit.markup.templates import Given, render_card
from kit.paint.pictures import natural_size

STYLESHEET = "templates/cards/cards.css"


@dataclass(frozen=True, slots=True)
class Series:
    """The cards of a series that can be read, told from others by all that they depend on."""

    keys: tuple[str, ...] = ()
    cards: tuple[tuple[CardJob, str], ...] = field(default=(), compare=False)  # with their HTML


_ALONE = Series()


@dataclass(frozen=True, slots=True)
class Composition:
    """A card before it is laid out."""

    job: CardJob
    html: str
    series: Series  # with no cards where it stands alone

    @property
    def key(self) -> str:
        """Names everything that the card's file depends on, the other cards of its series included."""
        looks = _key(self.job, self.html, self.series)
        return hashlib.sha256(f"{looks} {about(self.job)!r}".encode()).hexdigest()

    def tree(self) -> Element:
        """The styled tree, its headline as large as those of its series. Raises KitError for a sheet not to be used."""
        root = _styled(self.job, self.html)
        return capped(root, _headline_size(self.series)) if self.job.companions else root


def compose(job: CardJob) -> Composition:
    """The card's template, filled in. Raises KitError for a template that cannot be used."""
    return Composition(job, card_html(job), _series(job))


def settle(job: CardJob, *, with_guides: bool = False) -> DisplayList:
    """Where everything on the card stands. Raises KitError for a template or a picture that cannot be used."""
    return laid_out(job, compose(job).tree(), with_guides=with_guides)


def laid_out(job: CardJob, root: Element, *, with_guides: bool = False) -> DisplayList:
    """A card's tree, laid out in its placement. Raises KitError for a picture that cannot be used."""
    workspace, place, wording = job.workspace, job.placement, job.wording
    display = lay_out(
        root,
        place.width,
        place.height,
        brand_library(workspace, job.brand),
        lambda path: natural_size(path, workspace.read(path)),
        safe=place.safe,
        where=lambda slot: wording.places.get(slot or "", Where(_template(job))),
        label=job.label,
        figures=wording.figures,
        lockups=_lockups(job),
        focal_places={photo.file: photo.where for photo in job.pictures.values() if photo.where is not None},
        with_guides=with_guides,
    )
    return stamped(display) if job.draft else display


def card_html(job: CardJob) -> str:
    """The card's template filled with its words and figures. Raises KitError for a template that cannot be used."""
    wording = job.wording
    return render_card(
        templates_of(job.workspace),
        job.layout,
        {
            "text": _given({slot: Markup(text) for slot, text in wording.texts.items()}, "text", wording),
            "values": wording.values,
            "numbers": wording.numbers,
            "rows": [
                {
                    "text": {slot: Markup(text) for slot, text in row.texts.items()},
                    "values": row.values,
                    "numbers": row.numbers,
                }
                for row in wording.rows
            ],
            "pictures": _given(
                {name: _shown(name, photo, wording) for name, photo in job.pictures.items()}, "pictures", wording
            ),
            "theme": job.theme,
            "chart": job.chart,
            "series": job.series,
            "partners": [{"title": partner.title, "lockups": partner.lockups} for partner in job.partners],
            "brand": brand_values(job.brand, job.placement),
            "layout": job.layout,
            "placement": job.placement.name,
            "language": wording.language,
            "direction": wording.direction,
            "link": job.link,
            "plot": partial(plot, wording),
            "ring": ring,
            "qr": qr,
            "url": job.url,
            "aspect": job.placement.width / job.placement.height,
            "number": lambda value: format_value(Decimal(value), "plain", wording.locale),
        },
    )


def _given(values: Mapping[str, Any], key: str, wording: Wording) -> Given:
    return Given(values, f"write {{name}} under {key}: of '{wording.message}' in campaign.yaml")


def _shown(name: str, photo: Photo, wording: Wording) -> Mapping[str, str]:
    """A picture as templates have it; its focal point as CSS writes a position."""
    across, down = photo.focal
    said = wording.texts.get(credit_slot(name))
    credit = photo.credit if said is None else Markup(said)
    return {"file": photo.file, "credit": credit, "focal": f"{across * 100:g}% {down * 100:g}%"}


def _template(job: CardJob) -> str:
    return f"templates/cards/{job.layout}.html"


def _styled(job: CardJob, html: str) -> Element:
    place = job.placement
    return style(
        parse(html, _template(job)),
        tuple([_stylesheet(path, content) for path, content in _stylesheets(job)]),
        width=place.width,
        height=place.height,
        language=job.wording.language,
        direction=job.wording.direction,
        properties=card_properties(job),
    )


def card_properties(job: CardJob) -> Mapping[str, str]:
    """The brand's custom properties; no lockup is to be smaller or nearer than those beside it may be."""
    properties = custom_properties(job.brand, job.placement, job.wording.language)
    if not job.partners:
        return properties
    looks = [brand.look for brand in (job.brand, *job.partners)]
    return {
        **properties,
        "--smallest": f"{max(look.smallest for look in looks):g}px",
        "--clear-space": f"{max(look.clear_space for look in looks):g}",
    }


def _lockups(job: CardJob) -> Mapping[str, LockupRules]:
    return {
        path: LockupRules(brand.look.smallest, brand.look.clear_space)
        for brand in (job.brand, *job.partners)
        for path in brand.lockups.values()
    }


def _stylesheets(job: CardJob) -> tuple[tuple[str, bytes], ...]:
    """The sheet of all layouts and, where there is one, the layout's own, with their paths."""
    read = job.workspace.read
    shared = (STYLESHEET, read(STYLESHEET))
    own = f"templates/cards/{job.layout}.css"
    try:
        return shared, (own, read(own))
    except MissingFileError:
        return (shared,)


def _stylesheet(path: str, content: bytes) -> Stylesheet:
    try:
        return parse_stylesheet(content.decode("utf-8-sig"), path)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise fail(path, line, "the file is not UTF-8", "save it in the encoding UTF-8") from None


def _series(job: CardJob) -> Series:
    keys, cards = [], []
    for card in job.companions:
        try:
            html = card_html(card)
            keys.append(_key(card, html, _ALONE))
        except KitError:  # told by that card itself
            continue
        cards.append((card, html))
    return Series(tuple(keys), tuple(cards))


@lru_cache(maxsize=256)  # every card of the series asks for it
def _headline_size(series: Series) -> float | None:
    cards = []
    for card, html in series.cards:
        try:
            cards.append((_styled(card, html), partial(_texts, card)))
        except KitError:
            continue
    return common_size(cards)


def _texts(job: CardJob, root: Element) -> tuple[SetText, ...]:
    try:
        return laid_out(job, root).texts
    except KitError:
        return ()


def _key(job: CardJob, html: str, series: Series) -> str:
    """The hash of words and template (in the HTML), style sheets, brand, files and placement."""
    read = job.workspace.read
    digest = hashlib.sha256(html.encode())
    digest.update("".join(series.keys).encode() + b"draft" * job.draft)
    for _, content in _stylesheets(job):
        digest.update(hashlib.sha256(content).digest())
    digest.update(repr((job.placement, job.wording.language, job.wording.direction)).encode())
    digest.update(repr((sorted(card_properties(job).items()), sorted(_lockups(job).items()))).encode())
    pictures = {photo.file for photo in job.pictures.values()}
    for brand in (job.brand, *job.partners):
        pictures |= {*brand.lockups.values()} - brand.absent
    for path in sorted({*pictures, *job.brand.fonts}):
        digest.update(path.encode() + b"\0" + hashlib.sha256(read(path)).digest())
    return digest.hexdigest()
