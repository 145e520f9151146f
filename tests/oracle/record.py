"""Asks Chromium anew, and keeps what it says in tests/data/oracle/. Run by `make oracle`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tests.oracle import browser, cards, lines, opportunities, paragraphs, report, spacing, trees
from tests.oracle.paragraphs import DATA


def main() -> None:
    """Records everything, then prints how we compare."""
    version = browser.require()
    print(version)
    texts = paragraphs.compose()
    write("paragraphs.json", texts)
    write("lines.json", {"chromium": version, "widths": lines.WIDTHS, "starts": lines.record(texts)})
    write("words.json", {"chromium": version, "words": opportunities.record_words(texts)})
    write("spacing.json", {"chromium": version, "lines": spacing.record()})
    words = cards.sample_words()
    write("cards.json", {"chromium": version, "words": words, "boxes": cards.record(words)})
    named = dict(trees.all_trees())
    boxes: dict[str, list[Any]] = {}
    for name, found in zip(named, trees.record(list(named.values())), strict=True):
        boxes.setdefault(name.rpartition(" ")[0], []).append(found)
    write("trees.json", {"chromium": version, "boxes": boxes})
    report.main()


def write(name: str, value: Mapping[str, Any]) -> None:
    """JSON with a line for each thing recorded, so that a change is seen where it is."""
    (DATA / name).write_text(_dump(value) + "\n", encoding="utf-8")


def _dump(value: Any, indent: int = 0) -> str:
    deep = isinstance(value, dict) and indent < 2 and any(isinstance(inner, dict | list) for inner in value.values())
    long = isinstance(value, list) and value and isinstance(value[0], str | list | dict) and 0 < indent < 3
    pad = " " * (indent + 1)
    if deep:
        rows = [
            f"{pad}{json.dumps(key, ensure_ascii=False)}: {_dump(inner, indent + 1)}" for key, inner in value.items()
        ]
        return "{\n" + ",\n".join(rows) + "\n" + " " * indent + "}"
    if long:
        rows = [pad + json.dumps(inner, ensure_ascii=False, separators=(",", ":")) for inner in value]
        return "[\n" + ",\n".join(rows) + "\n" + " " * indent + "]"
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
