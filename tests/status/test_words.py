"""How many strings of a catalog are translated."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kit.campaign.model import Campaign, Slot
from kit.errors import Problem, Where
from kit.l10n.catalogs import read_catalog
from kit.l10n.extract import template
from kit.l10n.pofile import parse
from kit.l10n.translate import words_of
from kit.status.model import KINDS, Reason, Strings, ordered
from kit.status.words import campaign_strings, page_strings
from tests.build.sample import sample

HEADER = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
HEADER += '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
PAGES = parse(
    (HEADER + 'msgid "Copy"\nmsgstr ""\n\nmsgid "{count} day"\nmsgid_plural "{count} days"\nmsgstr[0] ""\n').encode(),
    "kit.pot",
).entries


def campaign() -> Campaign:
    return sample().campaign


def slots() -> list[tuple[str, Slot]]:
    return [(m.id, slot) for m in (words_of(campaign()), *campaign().messages) for slot in m.slots]


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def written(states: list[str]) -> bytes:
    """A catalog of the campaign, each string in a state of its own."""
    text = HEADER
    for (message, slot), state in zip(slots(), states, strict=True):
        if state == "absent":
            continue
        said = ["" if state == "empty" else "Wort"] * (1 if slot.plural is None else 2)
        if state == "half" and len(said) == 2:
            said[1] = ""
        text += "#, fuzzy\n" if state == "fuzzy" else ""
        source = slot.text if state != "changed" else f"{slot.text} before"
        text += f"msgctxt {quoted(f'{message}.{slot.name}')}\nmsgid {quoted(source)}\n"
        if slot.plural is None:
            text += f"msgstr {quoted(said[0])}\n\n"
        else:
            text += f"msgid_plural {quoted(slot.plural)}\nmsgstr[0] {quoted(said[0])}\nmsgstr[1] {quoted(said[1])}\n\n"
    return text.encode()


STATES = st.lists(
    st.sampled_from(["done", "done", "absent", "empty", "fuzzy", "changed", "half"]),
    min_size=len(slots()),
    max_size=len(slots()),
)


@given(STATES)
def test_every_string_is_translated_fuzzy_or_missing(states: list[str]) -> None:
    catalog, _ = read_catalog(written(states), "de.po", "de")
    found = campaign_strings(campaign(), campaign().messages, catalog, "de")
    has_plural = [slot.plural is not None for _, slot in slots()]
    done = sum(s == "done" or (s == "half" and not two) for s, two in zip(states, has_plural, strict=True))
    assert (found.strings.total, found.strings.fuzzy, found.strings.translated) == (
        len(states),
        states.count("fuzzy"),
        done,
    )
    assert found.strings.missing == len(states) - done - states.count("fuzzy")
    assert [reason.kind for reason in found.reasons].count("missing") == found.strings.missing
    assert [reason.kind for reason in found.reasons].count("fuzzy") == found.strings.fuzzy
    lines = catalog.file and written(states).decode().split("\n")
    for reason in found.reasons:
        line = reason.problem.where.line
        assert line is None or lines[line - 1].startswith("msgid")


def test_the_source_language_and_pseudo_locales_need_no_catalog() -> None:
    for locale in ("en", "en_XA", "ar_XB"):
        found = campaign_strings(campaign(), campaign().messages, None, locale)
        assert found.strings.percent == 100
        assert found.strings.total == len(slots())
        assert page_strings(PAGES, None, locale).strings == Strings(2, 2, 0)


def test_only_the_messages_that_are_asked_for_count_and_the_campaign_itself() -> None:
    message = campaign().messages[0]
    found = campaign_strings(campaign(), [message], None, "de")
    assert found.strings == Strings(len(message.slots) + len(campaign().slots), 0, 0)
    assert found.reasons == (), "that there is no catalog is said once"


def test_an_empty_template_translated_by_nobody_has_no_percent() -> None:
    catalog, _ = read_catalog(template(campaign()), "de.po", "de")
    assert campaign_strings(campaign(), campaign().messages, catalog, "de").strings.percent == 0


def test_the_words_of_pages_count_by_the_catalogs_own_plural_forms() -> None:
    text = HEADER + 'msgid "Copy"\nmsgstr "Kopieren"\n\n#, fuzzy\nmsgid "{count} day"\nmsgid_plural "{count} days"\n'
    text += 'msgstr[0] "{count} Tag"\nmsgstr[1] "{count} Tage"\n'
    catalog, _ = read_catalog(text.encode(), "kit.po", "de")
    found = page_strings(PAGES, catalog, "de")
    assert found.strings == Strings(2, 1, 1)
    assert [str(reason.problem.where) for reason in found.reasons] == ["kit.po:11"]


def test_what_only_says_that_a_string_waits_is_recognised() -> None:
    catalog, _ = read_catalog(written(["empty"] * len(slots())), "de.po", "de")
    found = campaign_strings(campaign(), campaign().messages, catalog, "de")
    message, slot = slots()[-1]
    where = Where("de.po", 3)
    assert found.tells(Problem(where, f"{slot.name} of {message} is not translated", "fill in msgstr"))
    assert not found.tells(Problem(where, f"{slot.name} of {message}: unknown placeholder {{x}}"))


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_a_hundred_per_cent_is_only_what_is_complete(translated: int, fuzzy: int, missing: int) -> None:
    strings = Strings(translated + fuzzy + missing, translated, fuzzy)
    assert strings.missing == missing
    assert (strings.percent == 100) == (fuzzy + missing == 0)
    assert strings + Strings(1, 1, 0) == Strings(strings.total + 1, translated + 1, fuzzy)


@given(st.lists(st.sampled_from(KINDS)))
def test_the_most_important_reasons_come_first_each_once(kinds: list[str]) -> None:
    reasons = [Reason(kind, Problem(Where("a", 1), kind)) for kind in KINDS if kind in kinds]
    assert list(ordered([*reversed(reasons), *reasons])) == reasons
