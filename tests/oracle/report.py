"""Prints how Kit's layout compares with what Chromium said: `python -m tests.oracle.report`."""

from __future__ import annotations

from collections import Counter

from tests.oracle import lines


def main() -> None:
    """Prints all tables."""
    print_lines()


def print_lines() -> None:
    print("language   equal  explained  by rules (count of paragraphs at a width)")
    for language, paragraphs in lines.recorded().items():
        found: Counter[str | None] = Counter()
        for text, starts in paragraphs:
            for width, theirs in zip(lines.WIDTHS, starts, strict=True):
                found[lines.differing(text, language, width, theirs)] += 1
        total = found.total()
        rules = ", ".join(f"{rule} {count}" for rule, count in found.most_common() if rule)
        equal, settled = 100 * found[""] / total, 100 * (total - found[None]) / total
        print(f"{language:9} {equal:6.1f} {settled:10.1f}  {rules}")


if __name__ == "__main__":
    main()
