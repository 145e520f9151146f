"""Drafts of entries: what is sent for one, which may stand, and when an engine is called again."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from kit.l10n import plurals
from kit.l10n.drafts import Caller, Job, characters, draft, wanting
from kit.l10n.engine_errors import BusyError, RefusedError, UnusableError
from kit.l10n.glossary import Glossary, Term
from kit.l10n.pofile import Entry
from tests.l10n.libretranslate import translated

TODAY = datetime.date(2026, 11, 22)
GLOSSARY = Glossary((Term("NCMEC", "*", ()), Term("petition", "de", ("Petition*",))))


def german(text: str, target: str) -> str:
    return translated(text, target)


@dataclass
class Engine:
    """An engine that answers as it is told, and notes what it was sent."""

    answer: Callable[[str, str], str] = german
    faults: list[BusyError] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    markup: bool = False
    most: int = 400

    def translate(self, text: str, source: str, target: str) -> str:
        self.sent.append(text)
        if self.faults:
            raise self.faults.pop(0)
        return self.answer(text, target)


@dataclass
class Time:
    """A clock that goes on only while somebody sleeps."""

    now: float = 100.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


def caller(engine: Engine, time: Time | None = None, interval: float = 0.0) -> Caller:
    time = time or Time()
    return Caller(engine, lambda: time.now, time.sleep, lambda: 0.5, interval)


def job(locale: str = "de", count: str | None = None) -> Job:
    forms, rule = plurals.parse_header(plurals.header(locale))
    return Job(locale, "en", GLOSSARY, forms, rule, count)


def drafted(
    entry: Entry, engine: Engine, locale: str = "de", count: str | None = None
) -> tuple[Entry, tuple[str, ...]]:
    return draft(entry, job(locale, count), "libre", TODAY, caller(engine), ("en", locale))


def test_a_draft_is_fuzzy_and_says_where_it_comes_from() -> None:
    entry = Entry("a.body", "Reports fell by {drop}.", flags=("python-brace-format",), comments=("Look here.",), line=7)
    made, notes = drafted(entry, Engine())
    expected = replace(
        entry,
        strings=("wort wort wort {drop}.",),
        flags=("fuzzy", "python-brace-format"),
        comments=("Look here.", "Machine draft by libre, 2026-11-22; not reviewed."),
    )
    assert (made, notes) == (expected, ())


def test_a_second_draft_replaces_the_comment_of_the_first() -> None:
    entry = Entry("a", "Some words", comments=("Machine draft by google, 2026-11-01; not reviewed.",))
    assert drafted(entry, Engine())[0].comments == ("Machine draft by libre, 2026-11-22; not reviewed.",)


def test_lines_are_sent_one_by_one() -> None:
    engine = Engine()
    made, _ = drafted(Entry("a", "First line\n\n{drop}\nLast <b>line</b>"), engine)
    assert engine.sent == ["First line", "Last [X2X]line[X3X]"]
    assert made.strings == ("wort wort\n\n{drop}\nwort <b>wort</b>",)


def test_what_has_no_words_is_not_sent() -> None:
    engine = Engine()
    assert drafted(Entry("a", "<b>{drop}</b> #Safety NCMEC"), engine)[0].strings == ("<b>{drop}</b> #Safety NCMEC",)
    assert engine.sent == []


def test_plural_forms_are_drafted_one_by_one_with_numbers_of_their_own() -> None:
    entry = Entry("a", "It fell by {drop} in {weeks} week.", "It fell by {drop} in {weeks} weeks.", ("",) * 6)
    engine = Engine()
    made, _ = drafted(entry, engine, "ar", "weeks")
    assert [text.split()[-2:] for text in engine.sent] == [
        ["0", "weeks."], ["1", "week."], ["2", "weeks."], ["3", "weeks."], ["11", "weeks."], ["100", "weeks."],
    ]  # fmt: skip
    assert len(made.strings) == 6
    assert all("{weeks}" in string and "{drop}" in string for string in made.strings)


def test_a_form_of_one_and_21_is_drafted_with_21() -> None:
    engine = Engine()
    drafted(Entry("a", "after {n} week", "after {n} weeks", ("",) * 3), engine, "uk", "n")
    assert engine.sent == ["after 21 weeks", "after 2 weeks", "after 5 weeks"]


def test_a_number_that_stands_in_the_text_already_is_not_taken() -> None:
    engine = Engine()
    drafted(Entry("a", "{n} of 2 weeks", "{n} of 2 weeks", ("",) * 2), engine, "de", "n")
    assert engine.sent[1] == "3 of 2 weeks"


def test_the_placeholder_is_sent_where_an_engine_loses_the_number() -> None:
    engine = Engine(lambda text, _: "zwei Wochen" if text == "2 weeks" else f"{text.split()[0]} Wochen")
    made, _ = drafted(Entry("a", "{n} week", "{n} weeks", ("", "")), engine, "de", "n")
    assert engine.sent == ["1 week", "2 weeks", "[X1X] weeks"]
    assert made.strings == ("{n} Wochen", "{n} Wochen")


@pytest.mark.parametrize(
    ("text", "answer", "locale", "what"),
    [
        ("Sign it now", "Sign  it now", "de", "the engine gave the text back as it was"),
        ("It fell by {drop}", "Es fiel", "de", "{drop} is missing"),
        ("a <b>bold</b> word", "ein [X2X]fettes[X1X] Wort", "de", "</b>"),
        ("Sign it", "wort " * 40, "de", "much longer"),
        ("Sign it now", "Подпишите это", "de", "it is written in Cyrillic letters"),
        ("Sign it now", "asdf jkl qwer", "ar", "it is written in Latin letters"),
        ("Sign it now", "UnterschreibÃ¼n", "de", "wrong encoding"),
        ("Sign it now", "jetzt {name}", "de", "unknown placeholder"),
        ("Sign it now", "jetzt <i>hier</i>", "de", "not a tag"),
        ("word " * 100, "", "de", "too long for the engine"),
    ],
)
def test_a_draft_that_may_not_stand_is_refused(text: str, answer: str, locale: str, what: str) -> None:
    with pytest.raises(RefusedError) as told:
        drafted(Entry("a", text.strip()), Engine(lambda *_: answer), locale)
    assert what in told.value.what


def test_a_term_that_is_not_as_in_the_glossary_is_noted() -> None:
    _, notes = drafted(Entry("a", "Sign the petition"), Engine(lambda *_: "Den Antrag unterschreiben"))
    assert notes == ("“petition” is not translated as in the glossary (it has Petition*; * is any ending)",)
    assert drafted(Entry("a", "Sign the petition"), Engine(lambda *_: "Die Petition unterschreiben"))[1] == ()


def test_the_characters_that_are_sent_are_counted() -> None:
    assert characters(Entry("a", "fell by {drop}\nnow"), job(), markup=False) == len("fell by [X1X]") + len("now")
    assert characters(Entry("a", "{n} day", "{n} days", ("", "")), job(count="n"), markup=False) == len("1 day2 days")


def test_only_what_nobody_has_translated_is_wanting() -> None:
    assert wanting(Entry("a", "text"))
    assert wanting(Entry("a", "text", flags=("fuzzy",)))
    assert not wanting(Entry("a", "text", strings=("Text",), flags=("fuzzy",)))
    assert not wanting(Entry("a", "text", "texts", ("Text", "")))
    assert not wanting(Entry("a", "text", obsolete=True))


def test_an_engine_that_fails_is_called_again_later_and_later() -> None:
    engine, time = Engine(faults=[BusyError("busy")] * 3), Time()
    assert caller(engine, time).translate("Sign", "en", "de") == "wort"
    assert time.slept == [1, 2, 4]


def test_it_is_called_when_it_asks_to_be() -> None:
    engine, time = Engine(faults=[BusyError("busy", wait=17)]), Time()
    assert caller(engine, time).translate("Sign", "en", "de") == "wort"
    assert time.slept == [17]


def test_an_engine_that_wants_to_be_left_alone_for_long_is() -> None:
    engine, time = Engine(faults=[BusyError("the engine is asked too often", wait=3600)]), Time()
    with pytest.raises(UnusableError, match="asks to wait 3600 seconds"):
        caller(engine, time).translate("Sign", "en", "de")
    assert time.slept == []


def test_after_four_calls_it_has_failed() -> None:
    engine, time = Engine(faults=[BusyError("busy")] * 9), Time()
    with pytest.raises(BusyError):
        caller(engine, time).translate("Sign", "en", "de")
    assert len(engine.sent) == 4


def test_it_is_not_called_too_often_nor_twice_for_the_same() -> None:
    engine, time = Engine(), Time()
    called = caller(engine, time, 0.5)
    for text in ("one", "two", "one", "three"):
        called.translate(text, "en", "de")
    assert engine.sent == ["one", "two", "three"]
    assert time.slept == [0.5, 0.5]
