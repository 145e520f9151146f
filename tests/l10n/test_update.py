from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import pytest

from kit.errors import KitError
from kit.l10n import plurals
from kit.l10n.catalogs import path, read_catalog
from kit.l10n.extract import template as campaign_template
from kit.l10n.pofile import Entry, PoFile, Source, parse
from kit.l10n.poheader import fields
from kit.l10n.powriter import entry_lines, header_text, write
from kit.l10n.update import Merged, merge, read, with_offers
from tests.l10n.samples import campaign

EMPTY = PoFile("", ())


def header(locale: str = "de") -> str:
    return header_text(["Notes of the team."], fields("harbour", locale, plurals.header(locale)))


def template(*sources: Source, notes: Sequence[str] = ("A note.",)) -> PoFile:
    """A template of these texts."""
    found = [
        Entry(each.context, each.msgid, each.plural, ("",) * (2 if each.plural else 1), extracted=tuple(notes))
        for each in sources
    ]
    return parse(write(header(), found), "harbour.pot")


def text(context: str | None, msgid: str, plural: str | None = None) -> Source:
    return Source(context, msgid, plural)


def catalog(*blocks: str, locale: str = "de") -> bytes:
    return "\n".join([header(locale), *blocks]).encode()


def block(context: str | None, msgid: str, msgstr: str, *comments: str, note: str = "#. A note.\n") -> str:
    above = "".join(f"{comment}\n" for comment in comments)
    return f'{note}{above}{f"""msgctxt "{context}"{chr(10)}""" if context else ""}msgid "{msgid}"\nmsgstr "{msgstr}"\n'


def updated(
    template: PoFile,
    data: bytes,
    *others: Mapping[tuple[str, str | None], tuple[str, ...]],
    locale: str = "de",
    same_meaning: Collection[str] = (),
) -> Merged:
    merged = with_offers(merge(template, read(data, "de.po"), locale, "harbour", same_meaning), others)
    again = with_offers(merge(template, read(merged.data(), "de.po"), locale, "harbour", same_meaning), others)
    assert again.data() == merged.data(), "nothing is left to do"
    return merged


HEADLINE = block("act.headline", "Sign now", "Jetzt unterschreiben")
BODY = block("act.body", "Children need us", "Kinder brauchen uns")


def test_a_new_catalog() -> None:
    pot = parse(campaign_template(campaign()), "harbour.pot")
    merged = merge(pot, EMPTY, "pl", "harbour")
    data = merged.data()
    assert data.decode().startswith(
        '# Polish translations of the campaign harbour.\nmsgid ""\nmsgstr ""\n"Project-Id-Version: harbour\\n"\n'
        '"Language: pl\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: nplurals=3; plural='
    )
    found, problems = read_catalog(data, path("harbour", "pl"), "pl")
    assert problems == ()
    assert found.entries["chart.label", "after {after} week"].strings == ("", "", "")
    assert list(found.entries) == [entry.key for entry in pot.entries]
    assert merged.counts == {"added": 5, "header": 1}
    assert merge(pot, read(data, "pl.po"), "pl", "harbour").data() == data


def test_the_header_of_a_new_catalog_of_the_pages() -> None:
    data = merge(template(text(None, "Download")), EMPTY, "fi", "kit").data().decode()
    assert data.startswith("# Finnish translations of the words of Kit's pages and read-me files.\nmsgid")
    assert '"Project-Id-Version: kit\\n"' in data


def test_nothing_changes_where_nothing_has_changed() -> None:
    data = catalog(HEADLINE, BODY)
    merged = updated(template(text("act.headline", "Sign now"), text("act.body", "Children need us")), data)
    assert (merged.data(), merged.counts) == (data, {"unchanged": 2})


def test_a_text_that_has_changed_is_fuzzy_and_says_what_was_translated() -> None:
    merged = updated(
        template(text("act.headline", "Sign today"), text("act.body", "Children need us")), catalog(HEADLINE, BODY)
    )
    assert merged.data() == catalog(
        '#. A note.\n#, fuzzy\n#| msgctxt "act.headline"\n#| msgid "Sign now"\n'
        'msgctxt "act.headline"\nmsgid "Sign today"\nmsgstr "Jetzt unterschreiben"\n',
        BODY,
    )
    assert merged.counts == {"fuzzy": 1, "unchanged": 1}


def test_a_text_that_changes_twice_keeps_what_was_translated() -> None:
    once = updated(template(text("act.headline", "Sign today")), catalog(HEADLINE)).data()
    twice = updated(template(text("act.headline", "Sign the petition")), once)
    assert b'#| msgid "Sign now"\nmsgctxt "act.headline"\nmsgid "Sign the petition"' in twice.data()
    assert twice.counts == {"fuzzy": 1}


@pytest.mark.parametrize("between", ["Sign today", "Something else entirely"])
def test_a_text_that_changes_back_is_current_again(between: str) -> None:
    before = catalog(HEADLINE, BODY)
    first = template(text("act.headline", "Sign now"), text("act.body", "Children need us"))
    changed = updated(template(text("act.headline", between), text("act.body", "Children need us")), before)
    back = updated(first, changed.data())
    assert (back.data(), back.counts) == (before, {"current": 1, "unchanged": 1})


def test_a_translation_that_was_fuzzy_before_stays_so_when_the_text_changes_back() -> None:
    before = catalog(block("act.headline", "Sign now", "Jetzt", "#, fuzzy"))
    changed = updated(template(text("act.headline", "Sign today")), before).data()
    assert b"#|" not in changed
    assert updated(template(text("act.headline", "Sign now")), changed).data() == before


def test_a_fuzzy_translation_of_just_this_text_is_current() -> None:
    """As GNU msgmerge leaves it, which does not look at the previous text."""
    fuzzy = block("act.headline", "Sign now", "Jetzt", "#, fuzzy", '#| msgctxt "act.headline"', '#| msgid "Sign now"')
    merged = updated(template(text("act.headline", "Sign now")), catalog(fuzzy))
    assert merged.data() == catalog(block("act.headline", "Sign now", "Jetzt"))


def test_a_correction_that_means_the_same_keeps_the_translation_current() -> None:
    pot = template(text("act.headline", "Sign now!"), text("act.body", "Kids need us"))
    merged = updated(pot, catalog(HEADLINE, BODY), same_meaning={"act.headline"})
    assert merged.data().startswith(catalog(block("act.headline", "Sign now!", "Jetzt unterschreiben")))
    assert merged.counts == {"fuzzy": 1, "kept": 1}


def test_a_correction_leaves_a_fuzzy_translation_fuzzy() -> None:
    once = updated(template(text("act.headline", "Sign today")), catalog(HEADLINE)).data()
    merged = updated(template(text("act.headline", "Sign today!")), once, same_meaning={"act.headline"})
    assert b'#, fuzzy\n#| msgctxt "act.headline"\n#| msgid "Sign now"\n' in merged.data()


def test_a_message_with_another_name_keeps_its_translations_where_they_stand() -> None:
    merged = updated(
        template(text("appeal.headline", "Sign now"), text("appeal.body", "Children need us")), catalog(HEADLINE, BODY)
    )
    assert merged.data() == catalog(HEADLINE.replace("act.", "appeal."), BODY.replace("act.", "appeal."))
    assert merged.counts == {"moved": 2}


def test_one_text_of_several_messages_moves_with_the_rest_of_its_message() -> None:
    before = catalog(
        block("a.headline", "One", "Eins"), block("a.button", "Go", "Los"),
        block("b.headline", "Two", "Zwei"), block("b.button", "Go", "Auf geht’s"),
    )  # fmt: skip
    pot = template(text("y.headline", "Two"), text("y.button", "Go"), text("x.headline", "One"), text("x.button", "Go"))
    merged = updated(pot, before)
    said = {entry.context: (entry.strings[0], entry.fuzzy) for entry in parse(merged.data(), "de.po").entries}
    assert said == {
        "x.headline": ("Eins", False), "x.button": ("Los", False),
        "y.headline": ("Zwei", False), "y.button": ("Auf geht’s", False),
    }  # fmt: skip


def test_a_move_in_doubt_is_fuzzy_and_loses_neither_translation() -> None:
    before = catalog(block("a.kicker", "Go", "Los"), block("b.kicker", "Go", "Auf geht’s"))
    merged = updated(template(text("c.button", "Go")), before)
    po = parse(merged.data(), "de.po")
    assert [(entry.context, entry.strings, entry.fuzzy) for entry in po.entries] == [("c.button", ("Los",), True)]
    assert {entry.strings[0] for entry in po.obsolete} == {"Los", "Auf geht’s"}
    assert merged.counts == {"fuzzy": 1, "obsolete": 2}


def test_a_message_that_has_another_name_and_a_slightly_different_text_is_offered() -> None:
    pot = template(text("appeal.body", "All children need us now"))
    merged = updated(pot, catalog(BODY))
    assert merged.data() == catalog(
        '#. A note.\n#, fuzzy\n#| msgctxt "act.body"\n#| msgid "Children need us"\n'
        'msgctxt "appeal.body"\nmsgid "All children need us now"\nmsgstr "Kinder brauchen uns"\n',
        '#~ msgctxt "act.body"\n#~ msgid "Children need us"\n#~ msgstr "Kinder brauchen uns"\n',
    )
    back = updated(template(text("act.body", "Children need us")), merged.data())
    assert back.data() == catalog(BODY)


def test_texts_that_are_nearly_the_same_are_the_same_changed() -> None:
    pot = template(text(None, "Open the file in a browser."))
    merged = updated(pot, catalog(block(None, "Open the files in a browser.", "Öffne die Dateien im Browser.")))
    assert merged.data() == catalog(
        '#. A note.\n#, fuzzy\n#| msgid "Open the files in a browser."\n'
        'msgid "Open the file in a browser."\nmsgstr "Öffne die Dateien im Browser."\n'
    )


def test_what_is_gone_is_obsolete_and_comes_back() -> None:
    before = catalog(block("act.headline", "Sign now", "Jetzt", "# kit: allow spaces", "#, no-wrap", note=""), BODY)
    without = updated(template(text("act.body", "Children need us")), before)
    assert without.data() == catalog(
        BODY,
        '# kit: allow spaces\n#, no-wrap\n#~ msgctxt "act.headline"\n#~ msgid "Sign now"\n#~ msgstr "Jetzt"\n',
    )
    assert without.counts == {"obsolete": 1, "unchanged": 1}
    back = updated(template(text("act.body", "Children need us"), text("act.headline", "Sign now")), without.data())
    assert back.data() == catalog(
        BODY,
        '# kit: allow spaces\n#. A note.\n#, no-wrap\nmsgctxt "act.headline"\nmsgid "Sign now"\nmsgstr "Jetzt"\n',
    )
    assert back.counts == {"revived": 1, "unchanged": 1}


def test_what_is_gone_and_was_fuzzy_comes_back_fuzzy() -> None:
    fuzzy = block("a.b", "New", "Alt", "#, fuzzy", '#| msgctxt "a.b"', '#| msgid "Old"')
    without = updated(template(text("act.body", "Children need us")), catalog(BODY, fuzzy)).data()
    assert b'#, fuzzy\n#~| msgctxt "a.b"\n#~| msgid "Old"\n#~ msgctxt "a.b"\n' in without
    assert updated(template(text("act.body", "Children need us"), text("a.b", "New")), without).data() == catalog(
        BODY, fuzzy
    )


def test_what_nobody_has_translated_is_removed() -> None:
    merged = updated(template(text("act.body", "Children need us")), catalog(block("a.b", "Old", ""), BODY))
    assert (merged.data(), merged.counts) == (catalog(BODY), {"removed": 1, "unchanged": 1})


def test_new_entries_stand_behind_those_that_they_follow_in_the_template() -> None:
    pot = template(text("a.a", "A"), text("act.body", "Children need us"), text("b.b", "B"), text("c.c", "C"))
    merged = updated(pot, catalog(HEADLINE, BODY, block("z.z", "Z", "Zett")))
    assert merged.data() == catalog(
        block("a.a", "A", ""), BODY, block("b.b", "B", ""), block("c.c", "C", ""),
        '#~ msgctxt "act.headline"\n#~ msgid "Sign now"\n#~ msgstr "Jetzt unterschreiben"\n',
        '#~ msgctxt "z.z"\n#~ msgid "Z"\n#~ msgstr "Zett"\n',
    )  # fmt: skip


def test_the_order_of_another_tool_stays() -> None:
    pot = template(text("act.headline", "Sign now"), text("act.body", "Children need us"), text("n.n", "New"))
    merged = updated(pot, catalog(BODY, HEADLINE))
    assert merged.data() == catalog(BODY, block("n.n", "New", ""), HEADLINE)


def test_the_wrapping_and_the_flags_of_another_tool_stay_even_where_comments_change() -> None:
    wrapped = (
        '#, no-wrap, max-length:40\nmsgctxt "act.headline"\nmsgid ""\n"Sign "\n"now"\nmsgstr ""\n"Jetzt "\n"gleich"\n'
    )
    pot = template(text("act.headline", "Sign now"), notes=("A new note.",))
    merged = updated(pot, catalog(f"# By hand.\n{wrapped}"))
    assert merged.data() == catalog(f"# By hand.\n#. A new note.\n{wrapped}")
    assert merged.counts == {"noted": 1}


def test_lines_that_end_as_on_windows_and_a_mark_at_the_beginning_stay() -> None:
    before = b"\xef\xbb\xbf" + catalog(HEADLINE, BODY).replace(b"\n", b"\r\n")
    pot = template(text("act.headline", "Sign now"), text("n.n", "New"), text("act.body", "Children need you"))
    merged = updated(pot, before)
    data = merged.data()
    assert data.startswith(b"\xef\xbb\xbf# Notes")
    assert data.count(b"\n") == data.count(b"\r\n") > before.count(b"\n")
    assert merged.counts == {"added": 1, "fuzzy": 1, "unchanged": 1}


def test_a_file_without_a_last_line_end_stays_so_until_something_is_added() -> None:
    before = catalog(HEADLINE).rstrip(b"\n")
    assert updated(template(text("act.headline", "Sign now")), before).data() == before
    more = updated(template(text("act.headline", "Sign now"), text("n.n", "New")), before).data()
    assert more == catalog(HEADLINE, block("n.n", "New", ""))


def test_translations_of_the_same_text_are_offered() -> None:
    pot = template(
        text("act.headline", "Sign now"), text("b.button", "Sign now"), text("n.n", "New"), text("o.o", "Of")
    )
    merged = updated(pot, catalog(HEADLINE), {("New", None): ("Neu",), ("Of", "Ofs"): ("a", "b")})
    po = parse(merged.data(), "de.po")
    assert [(entry.context, entry.strings[0], entry.fuzzy) for entry in po.entries] == [
        ("act.headline", "Jetzt unterschreiben", False),
        ("b.button", "Jetzt unterschreiben", True),
        ("n.n", "Neu", True),
        ("o.o", "", False),
    ]
    assert merged.counts == {"added": 1, "fuzzy": 2, "unchanged": 1}


def test_current_translations_are_whole_and_not_fuzzy() -> None:
    merged = merge(
        template(text("a.a", "A"), text("b.b", "B"), text("c.c", "C")),
        read(catalog(block("a.a", "A", "Ä"), block("b.b", "B", "Bä", "#, fuzzy"), block("c.c", "C", "")), "de.po"),
        "de", "harbour",
    )  # fmt: skip
    assert merged.current() == {("A", None): ("Ä",)}


PLURAL = """#. A note.
msgctxt "a.b"
msgid "{n} week"
msgid_plural "{n} weeks"
msgstr[0] "{n} Woche"
msgstr[1] "{n} Wochen"
"""


def test_a_plural_that_changes_is_fuzzy() -> None:
    merged = updated(template(text("a.b", "{n} week", "{n} whole weeks")), catalog(PLURAL))
    assert b'#| msgid "{n} week"\n#| msgid_plural "{n} weeks"\nmsgctxt "a.b"' in merged.data()
    assert updated(template(text("a.b", "{n} week", "{n} weeks")), merged.data()).data() == catalog(PLURAL)


def test_a_text_that_wins_a_plural_is_fuzzy() -> None:
    merged = updated(template(text("a.b", "{n} week", "{n} weeks")), catalog(block("a.b", "{n} week", "{n} Woche")))
    (entry,) = parse(merged.data(), "de.po").entries
    assert (entry.strings, entry.fuzzy, entry.previous) == (("{n} Woche", ""), True, Source("a.b", "{n} week"))


@pytest.mark.parametrize("single", ["{n} weeks", "{n} week"])
def test_a_text_that_loses_its_plural_keeps_all_forms_and_gets_them_back(single: str) -> None:
    merged = updated(template(text("a.b", single)), catalog(PLURAL))
    (entry,) = parse(merged.data(), "de.po").entries
    assert (entry.strings, entry.comments, entry.fuzzy) == (("{n} Wochen",), ('msgstr[0] "{n} Woche"',), True)
    assert updated(template(text("a.b", "{n} week", "{n} weeks")), merged.data()).data() == catalog(PLURAL)


def test_forms_that_are_not_written_are_added() -> None:
    short = PLURAL.replace('msgstr[1] "{n} Wochen"\n', "")
    merged = updated(template(text("a.b", "{n} week", "{n} weeks")), catalog(short))
    assert merged.data() == catalog(short + 'msgstr[1] ""\n')


def test_a_wrong_plural_rule_is_mended_and_its_plurals_are_looked_at() -> None:
    wrong = catalog(PLURAL, BODY.replace("act.body", "b.b"), locale="pl").replace(
        plurals.header("pl").encode(), b"nplurals=2; plural=n!=1;"
    )
    pot = template(text("a.b", "{n} week", "{n} weeks"), text("b.b", "Children need us"))
    merged = updated(pot, wrong, locale="pl")
    assert f"Plural-Forms: {plurals.header('pl')}\\n".encode() in merged.data()
    assert b'#, fuzzy\nmsgctxt "a.b"' in merged.data()
    assert b'msgstr[2] ""\n' in merged.data()
    assert merged.counts == {"fuzzy": 1, "header": 1, "unchanged": 1}
    less = updated(pot, merged.data().replace(b"Language: pl", b"Language: ja"), locale="ja").data()
    assert b'# msgstr[1] "{n} Wochen"\n' in less


def test_a_catalog_without_a_header_gets_one() -> None:
    merged = updated(template(text("act.headline", "Sign now")), HEADLINE.encode())
    assert merged.data().decode().startswith("# German translations of the campaign harbour.\nmsgid")
    assert merged.data().decode().endswith(f'Plural-Forms: {plurals.header("de")}\\n"\n\n{HEADLINE}')
    assert merged.counts == {"header": 1, "unchanged": 1}


def test_other_comments_and_files_are_the_templates() -> None:
    pot = parse(write(header(), [Entry("a.b", "A {b}", flags=("python-brace-format",), references=("new.yaml",))]), "x")
    before = '# Mine.\n#. Old.\n#: old.yaml:7\n#, c-format\nmsgctxt "a.b"\nmsgid "A {b}"\nmsgstr ""\n'
    after = '# Mine.\n#: new.yaml\n#, c-format, python-brace-format\nmsgctxt "a.b"\nmsgid "A {b}"\nmsgstr ""\n'
    assert updated(pot, catalog(before)).data() == catalog(after)
    lines = catalog(after.replace("new.yaml", "new.yaml:12"))
    assert updated(pot, lines).data() == lines, "a tool's line numbers are no change"


def test_an_entry_that_stands_twice_is_told() -> None:
    with pytest.raises(KitError, match=r"de\.po:18: act\.headline stands here again \(it stands in line 13 already"):
        read(catalog(HEADLINE, HEADLINE), "de.po")
    obsolete = "".join(f"#~ {line}\n" for line in HEADLINE.splitlines()[1:])
    with pytest.raises(KitError, match="stands here again"):
        read(catalog(HEADLINE, obsolete), "de.po")


def test_a_file_that_is_empty_is_told_and_one_that_is_not_there_is_begun() -> None:
    assert read(None, "de.po") == EMPTY
    for data in (b"", b"\n\n"):
        with pytest.raises(KitError, match=r"de\.po: the file is empty \(bring it back, or remove it to begin anew\)"):
            read(data, "de.po")


@pytest.mark.parametrize("last", ["#. A note.", "#: campaign.yaml", "#, python-brace-format"])
def test_a_file_that_was_cut_off_is_told(last: str) -> None:
    with pytest.raises(KitError, match=r"de\.po:16: the file ends within an entry that begins here"):
        read(f"{catalog(HEADLINE).decode()}\n{last}\n".encode(), "de.po")
    assert len(read(f"{catalog(HEADLINE).decode()}\n# A word to the next translator.\n".encode(), "de.po").entries) == 1


def test_entry_lines_are_those_of_gettext() -> None:
    assert entry_lines(Entry(None, "a\tb", "c", ("d\n",), ("fuzzy",), previous=Source("e", "f", "g"))) == [
        "#, fuzzy", '#| msgctxt "e"', '#| msgid "f"', '#| msgid_plural "g"',
        'msgid "a\\tb"', 'msgid_plural "c"', 'msgstr[0] "d\\n"',
    ]  # fmt: skip


def test_a_catalog_that_names_no_files_stays_without() -> None:
    pot = parse(
        write(header(), [Entry("a.b", "A", references=("x.yaml",)), Entry("a.c", "B", references=("x.yaml",))]), "x"
    )
    before = catalog(block("a.b", "A", "Ä", note=""))
    assert updated(pot, before).data() == catalog(block("a.b", "A", "Ä", note=""), block("a.c", "B", "", note=""))


def test_a_tool_that_breaks_comments_in_other_places_changes_nothing() -> None:
    pot = template(text("a.b", "A"), notes=("A note that is long.", "Another."))
    before = catalog(block("a.b", "A", "Ä", note="#. A note\n#. that is long. Another.\n"))
    assert updated(pot, before).data() == before
