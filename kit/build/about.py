"""What the file of a card says about it: alt text, language, whom to name, and the licences of its pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kit.build.job import CardJob
from kit.campaign.credits import credit_slot
from kit.paint.metadata import Metadata

_CREATIVE_COMMONS = re.compile(r"CC[ -](BY(?:-NC)?(?:-SA|-ND)?)[ -](\d\.\d)(?:[ -]([A-Z]{2}))?", re.IGNORECASE)
_CC_ZERO = re.compile(r"CC[ -]?0(?:[ -]1\.0)?", re.IGNORECASE)


def about(job: CardJob) -> Metadata:
    """The metadata of a card. The brand is named after those who made its pictures.

    What is said of licences is true of the pictures: a card without any says nothing of them.
    """
    pictures = [(job.wording.plain(credit_slot(name)) or photo.credit, photo) for name, photo in job.pictures.items()]
    licences = _once(photo.licence for _, photo in pictures)
    return Metadata(
        language=job.wording.language,
        alt=job.alt,
        credit=" / ".join(_once((*(credit for credit, _ in pictures), job.brand.title))),
        rights="; ".join(_once(f"{credit}, {photo.licence}" for credit, photo in pictures)),
        terms="; ".join(licences),
        statement=licence_address(licences[0]) if len(licences) == 1 else "",
    )


def licence_address(licence: str) -> str:
    """Where a licence can be read: one of Creative Commons by its name or SPDX identifier, or an address; else ""."""
    if licence.startswith(("https://", "http://")):
        return licence
    if _CC_ZERO.fullmatch(licence):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    if found := _CREATIVE_COMMONS.fullmatch(licence):
        return "https://creativecommons.org/licenses/" + "".join(f"{part.lower()}/" for part in found.groups() if part)
    return ""


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
