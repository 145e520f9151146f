"""The cards of a proof: settled, looked at, and drawn where somebody wants to see them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field

from kit.build.card import contrasts_of, untold
from kit.build.compose import Composition, compose, laid_out
from kit.build.fit import TextFit, text_fits
from kit.build.fonts import brand_library
from kit.build.job import CardJob
from kit.errors import KitError, Where, unique
from kit.layout.display import DisplayList, Rect
from kit.paint.canvas import LayerCache, paint
from kit.paint.reduced import Pixels
from kit.platforms.table import PlatformTable
from kit.proof.model import ProofCard

_KEPT = 600  # settled cards: those of three locales with twenty messages on ten placements


@dataclass(slots=True)
class Cards:
    """Looks at cards; what it has seen it knows again by all that they depend on."""

    layers: LayerCache
    _seen: OrderedDict[tuple[str, str], ProofCard] = field(default_factory=OrderedDict)

    def settled(self, job: CardJob, table: PlatformTable) -> ProofCard:
        """The card without its picture, its contrasts included."""
        try:
            composed = compose(job)
            name = composed.key, repr(job.wording.places)
        except KitError as error:
            return _failed(job, table, error)
        if name not in self._seen:
            self._seen[name] = self._looked_at(composed, table, textless=True)[0]
            if len(self._seen) > _KEPT:
                self._seen.popitem(last=False)
        self._seen.move_to_end(name)
        return self._seen[name]

    def key(self, job: CardJob) -> str:
        """Names everything that a card's picture depends on; "" where its template cannot be used."""
        try:
            return compose(job).key
        except KitError:
            return ""

    def drawn(self, job: CardJob, table: PlatformTable) -> tuple[ProofCard, Pixels | None]:
        """The card and its picture of full size, problems or not; no picture where its template cannot be used."""
        try:
            return self._looked_at(compose(job), table, textless=False)
        except KitError as error:
            return _failed(job, table, error), None

    def _looked_at(
        self, composed: Composition, table: PlatformTable, *, textless: bool
    ) -> tuple[ProofCard, Pixels | None]:
        job, contrasts = composed.job, contrasts_of(composed.job)
        try:
            root = composed.tree()
            display = laid_out(job, root)
            library, read = brand_library(job.workspace, job.brand), job.workspace.read
            image = paint(display, library, read, self.layers, contrasts, textless=textless)
        except KitError as error:
            return _failed(job, table, error), None
        fits: dict[str, TextFit] = {}
        for fit in text_fits(root, display.texts, job.wording.places):
            fits[fit.slot] = min(fits.get(fit.slot, fit), fit, key=lambda each: each.spare or each.room)
        problems = unique((*display.problems, *contrasts.problems()))
        boxes = _boxes(display, job.wording.places)
        return ProofCard(job, *_titles(job, table), composed.key, boxes, fits, problems), image


def _failed(job: CardJob, table: PlatformTable, error: KitError) -> ProofCard:
    return ProofCard(job, *_titles(job, table), "", {}, {}, untold(job, error))


def _titles(job: CardJob, table: PlatformTable) -> tuple[str, str]:
    platform, _, surface = job.placement.name.partition(".")
    return table.platforms[platform].title, surface.replace("_", " ")


def _boxes(display: DisplayList, places: Mapping[str, Where]) -> dict[str, tuple[Rect, ...]]:
    boxes: dict[str, tuple[Rect, ...]] = {}
    for text in display.texts:
        if text.slot is not None and text.slot in places and text.text.strip():
            boxes[text.slot] = (*boxes.get(text.slot, ()), text.ink)
    return boxes
