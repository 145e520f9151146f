"""What `kit check` tells of translations."""

from __future__ import annotations

import json

from tests.cli.conftest import GERMAN, Workspace

GLOSSARY = "locales/glossary.csv"
CHECK = ("check", "child-safety-first", "--jobs", "1")


def test_findings_are_problems_with_the_name_of_their_check(small: Workspace) -> None:
    assert small.kit(*CHECK).status == 0
    line = small.replace(GERMAN, 'msgstr "Quelle: NCMEC"', 'msgstr "Quelle : NCMEC."') - 1
    checked = small.kit(*CHECK)
    assert checked.status == 1
    assert checked.err.splitlines() == [
        f"{GERMAN}:{line}: source of exception: it ends with “.”, and the source text does not [end-punctuation] "
        "(take it out)",
        f"{GERMAN}:{line}: source of exception: a space stands before : [space-before-punctuation] "
        "(take the space out)",
    ]
    assert "# kit: allow NAME" in checked.out
    told = json.loads(small.kit(*CHECK, "--output", "json").out)
    assert [(each["check"], each["context"], each["line"]) for each in told["translations"]] == [
        ("end-punctuation", "exception.source", line),
        ("space-before-punctuation", "exception.source", line),
    ]
    assert len(told["problems"]) == 2


def test_a_comment_switches_a_check_off(small: Workspace) -> None:
    small.replace(GERMAN, 'msgstr "Quelle: NCMEC"', 'msgstr "Quelle: NCMEC."')
    context = 'msgctxt "exception.source"'
    small.replace(GERMAN, context, f"# kit: allow end-punctuation\n{context}")
    assert (small.kit(*CHECK).status, small.kit(*CHECK).err) == (0, "")


def test_what_keeps_a_text_from_being_built_is_told_once(small: Workspace) -> None:
    line = small.replace(GERMAN, "Stand: {month}", "Stand: {moth}") - 1
    assert small.kit(*CHECK).err.splitlines() == [
        f"{GERMAN}:{line}: source of petition: unknown placeholder {{moth}} (did you mean '{{month}}'?)",
        f"{GERMAN}:{line}: source of petition: the placeholder {{month}} is missing "
        "(put it where the figure or date belongs)",
    ]


def test_terms_of_the_glossary_and_its_own_faults(small: Workspace) -> None:
    (small.root / GLOSSARY).write_text(
        "term,locale,translation,note\nsource,de,Ursprung*,\nsource,dee,x,\n", encoding="utf-8"
    )
    told = small.kit(*CHECK).err.splitlines()
    assert told[0].startswith(f"{GLOSSARY}:3: there is no locale 'dee'")
    assert "source of exception: “source” is not translated as in the glossary [glossary] (it has Ursprung*" in told[1]


def test_a_workspace_without_a_glossary(small: Workspace) -> None:
    (small.root / GLOSSARY).unlink()
    assert small.kit(*CHECK).status == 0
