"""Prints how Kit's layout compares with what Chromium said: `python -m tests.oracle.report`."""

from __future__ import annotations

from collections import Counter

from tests.oracle import cards, lines, opportunities, trees


def main() -> None:
    """Prints all tables."""
    print_lines()
    print_cards()
    print_trees()


def print_lines() -> None:
    print("paragraphs at a width whose lines begin where Chromium's do, %")
    print("equal: with Chromium's break opportunities; own: with Kit's; the rest by the rules that explain it (count)")
    print("language   equal    own  explained  by rules")
    for language, paragraphs in lines.recorded().items():
        found: Counter[str | None] = Counter()
        equal = 0
        for text, starts in paragraphs:
            for width, theirs in zip(lines.WIDTHS, starts, strict=True):
                equal += lines.equal(text, language, width, theirs)
                found[lines.differing(text, language, width, theirs)] += 1
        total = found.total()
        rules = ", ".join(f"{rule} {count}" for rule, count in found.most_common() if rule)
        shares = (100 * count / total for count in (equal, found[""], total - found[None]))
        print("{:9} {:6.1f} {:6.1f} {:10.1f}  {}".format(language, *shares, rules).rstrip())
    counts = (f"{language} {len(opportunities.listed_words(language))}" for language in opportunities.SCRIPTS)
    print(f"words that Chromium cuts otherwise than ICU: {', '.join(counts)}")


def print_cards() -> None:
    record = cards.recorded()
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[str] = Counter()
    farthest: dict[str, float] = {}
    for card in map(cards.lay_out, cards.jobs(record["words"])):
        wording = card.job.wording
        found = cards.differences(card, record["boxes"][card.name], cards.TOLERANCE)
        right[card.job.layout, wording.locale] += not found
        total[card.job.layout] += 1
        for theirs, ours in cards.differences(card, record["boxes"][card.name], 0.0).values():
            distance = max(abs(a - b) for a, b in zip(theirs, ours, strict=True))
            farthest[card.job.layout] = max(farthest.get(card.job.layout, 0.0), distance)
    print(f"\ncards with all boxes within {cards.TOLERANCE} px, of how many a locale, and the farthest box, px")
    print(f"{'':12}", *(f"{locale:>4}" for locale in cards.LOCALES), "  of")
    for layout, distance in farthest.items():
        row = (right[layout, locale] for locale in cards.LOCALES)
        print(
            f"{layout:12}", *(f"{count:4}" for count in row), f"{total[layout] // len(cards.LOCALES):4} {distance:7.2f}"
        )


def print_trees() -> None:
    print(f"\nrandom trees with all boxes within {trees.TOLERANCE} px, of {trees.COUNT}")
    right: Counter[str] = Counter()
    for name, html in trees.all_trees():
        series, _, number = name.rpartition(" ")
        right[series] += trees.distance(html, trees.recorded()[series][int(number)]) <= trees.TOLERANCE
    for series, count in right.items():
        print(f"{series:10} {count:4}  {100 * count / trees.COUNT:.1f} %")


if __name__ == "__main__":
    main()
