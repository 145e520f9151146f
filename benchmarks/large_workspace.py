"""Writes a large workspace: `python benchmarks/large_workspace.py FOLDER`, or `write(folder)`.

It has ten campaigns of 20 messages in the 41 languages of the sample, 8,200 messages in all, with complete catalogs.
They are the sample's messages again and again, each with a number of its own before every text but the few words above
headlines, so that no card or post is like another; `kit check` finds nothing to say.
"""

from __future__ import annotations

import argparse
import copy
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from kit.cli.init import SAMPLE, init
from kit.l10n import catalogs, pofile, powriter

CAMPAIGNS, MESSAGES = 10, 20
_SAME = "kicker"  # the slot that comes again in many messages
_FIGURE_ALONE = re.compile(r"\{\w+\}")
_OF_CAMPAIGN = "campaign"  # the context of the campaign's own words
_DATED = ("publish_at", "quiet_days", "publish")  # a message whose date has passed is a note


def campaign_names(count: int = CAMPAIGNS) -> tuple[str, ...]:
    """The names of the campaigns."""
    return tuple(f"campaign-{number:02}" for number in range(1, count + 1))


def write(folder: Path, campaigns: int = CAMPAIGNS, messages: int = MESSAGES) -> None:
    """Writes the workspace into a folder that is new or empty. Raises KitError where it is not."""
    init(folder)
    sample = folder / "assets/campaigns" / SAMPLE / "campaign.yaml"
    yaml = YAML()
    yaml.width = 120
    source = yaml.load(sample.read_text("utf-8"))
    locales = [locale for locale in source["locales"] if locale != source["language"]]
    translated = {locale: folder / catalogs.path(SAMPLE, locale) for locale in locales}
    translations = {locale: pofile.parse(path.read_bytes(), str(path)) for locale, path in translated.items()}
    for place, name in enumerate(campaign_names(campaigns)):
        numbers = range(place * messages + 1, (place + 1) * messages + 1)
        out = io.StringIO()
        yaml.dump(_campaign(source, place + 1, numbers), out)
        file = folder / "assets/campaigns" / name / "campaign.yaml"
        file.parent.mkdir(parents=True)
        file.write_text(out.getvalue(), "utf-8")
        of_messages = dict(zip(numbers, _sample_ids(source, messages), strict=True))
        for locale, catalog in translations.items():
            entries = [*_entries(catalog, _OF_CAMPAIGN, _OF_CAMPAIGN, place + 1, name)]
            for number, sample_id in of_messages.items():
                entries += _entries(catalog, sample_id, f"{sample_id}-{number}", number, name)
            (folder / catalogs.path(name, locale)).write_bytes(powriter.write(_header(catalog, name), entries))
    sample.unlink()
    sample.parent.rmdir()
    for path in (*translated.values(), folder / f"locales/{SAMPLE}.pot"):
        path.unlink(missing_ok=True)


def _sample_ids(source: Mapping[str, Any], messages: int) -> list[str]:
    ids = [message["id"] for message in source["messages"]]
    return [ids[number % len(ids)] for number in range(messages)]


def _campaign(source: Mapping[str, Any], place: int, numbers: range) -> dict[str, Any]:
    by_id = {message["id"]: message for message in source["messages"]}
    made = {key: value for key, value in source.items() if key not in _DATED}
    made |= {key: _numbered(made[key], place) for key in ("title", "summary")}
    made["hashtags"] = ["Safety"]  # with the sample's own, the shortest posts have no room for a number
    made["platforms"] = [platform for platform in source["platforms"] if platform != "snapchat"]  # nor have they there
    made["messages"] = []
    for number, sample_id in zip(numbers, _sample_ids(source, len(numbers)), strict=True):
        message = {key: copy.deepcopy(value) for key, value in by_id[sample_id].items() if key not in _DATED}
        message["id"] = f"{sample_id}-{number}"
        message["text"] = {
            slot: text if slot == _SAME else _text(text, number) for slot, text in message["text"].items()
        }
        made["messages"].append(message)
    return made


def _text(text: Any, number: int) -> Any:
    """A text of campaign.yaml: words alone, or words in one or two forms with what is said about them."""
    if isinstance(text, str):
        return _numbered(text, number)
    return {key: _numbered(value, number) if key in ("text", "one", "other") else value for key, value in text.items()}


def _entries(catalog: pofile.PoFile, old: str, new: str, number: int, campaign: str) -> Iterator[pofile.Entry]:
    """The entries of a message or of the campaign, for their copies."""
    for entry in catalog.entries:
        message, _, slot = (entry.context or "").partition(".")
        if message == old:
            stays = slot == _SAME or _FIGURE_ALONE.fullmatch(entry.msgid)
            yield replace(
                entry,
                context=f"{new}.{slot}",
                msgid=entry.msgid if stays else _numbered(entry.msgid, number),
                plural=None if entry.plural is None else _numbered(entry.plural, number),
                strings=entry.strings if stays else tuple(_numbered(string, number) for string in entry.strings),
                references=tuple(file.replace(SAMPLE, campaign) for file in entry.references),
            )


def _header(catalog: pofile.PoFile, campaign: str) -> str:
    block = next(block for block in catalog.blocks if pofile.is_header(block.entry))
    return "\n".join(catalog.lines[block.start : block.end]).replace(SAMPLE, campaign)


def _numbered(text: str, number: int) -> str:
    return text if _FIGURE_ALONE.fullmatch(text) else f"({number}) {text}"


def main() -> None:
    """Writes it from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--campaigns", type=int, default=CAMPAIGNS, help="[%(default)s]")
    parser.add_argument("--messages", type=int, default=MESSAGES, help="of each campaign [%(default)s]")
    arguments = parser.parse_args()
    write(arguments.folder, arguments.campaigns, arguments.messages)


if __name__ == "__main__":
    main()
