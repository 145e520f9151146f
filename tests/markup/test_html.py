from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import KitError
from kit.markup.html import parse

FILE = "templates/cards/x.html"


def problems(text):
    with pytest.raises(KitError) as caught:
        parse(text, FILE)
    return [str(problem) for problem in caught.value.problems]


def test_a_tree_with_text_tails_and_entities():
    document = parse("<body class=\"a b\">\n <p id='x'>1 &lt; 2 <b>&amp;</b> 3<br/>4</p><!-- <no> -->\n</body>", FILE)
    (paragraph,) = document.root
    assert document.root.get("class") == "a b"
    assert paragraph.text == "1 < 2 "
    assert [(child.tag, child.text, child.tail) for child in paragraph] == [("b", "&", " 3"), ("br", None, "4")]
    assert paragraph.tail == "\n"


def test_elements_know_their_line():
    document = parse("<body>\n<p>\n<b>x</b></p></body>", FILE)
    assert [str(document.places[element]) for element in document.root.iter()] == [f"{FILE}:{n}" for n in (1, 2, 3)]


def test_stamps_give_the_line_and_vanish_and_hold_for_what_has_none():
    document = parse('<body data-line="a.html:7"><p data-line="b.html:3">\n\n<b>x</b></p></body>', FILE)
    assert [str(document.places[element]) for element in document.root.iter()] == ["a.html:7", "b.html:3", "b.html:3"]
    assert [element.attrib for element in document.root.iter()] == [{}, {}, {}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<body>\n<dvi></dvi></body>", "2: a card has no element <dvi> (did you mean div?)"),
        ("<body><table></table></body>", "1: a card has no element <table> (cards have block and flex layout"),
        ("<body>\n\n<div>\n</body>", "3: <div> is not closed (write </div> before the </body> of line 4)"),
        ("<body>\n<div>", "2: <div> is never closed (write </div>)"),
        ("<body>\n</p></body>", "2: </p> closes nothing (take it away"),
        ("<body><br></br></body>", "1: </br> has nothing to close"),
        ("<body><div/></body>", "1: <div/> does not close <div> (write <div></div>)"),
        ('<body><p clas="x"></p></body>', "1: <p> takes no attribute clas (did you mean class?)"),
        ('<body><p onclick="x"></p></body>', "1: <p> takes no attribute onclick (it takes class, dir, id, lang"),
        ('<body><p src="x"></p></body>', "1: <p> takes no attribute src"),
        ('<body><p id="x"\n id="y"></p></body>', "1: <p> has id twice (take one away)"),
        ("<body><p class=x></p></body>", '1: <p> has an attribute that cannot be read: =x (write NAME="VALUE")'),
        ("<body><img></body>", "1: <img> has no src"),
        ('<body><img src="https://x.org/y.png"></body>', "1: src cannot be https://x.org/y.png (a picture is a file"),
        ('<body><img src="../y.png"></body>', "1: src cannot be ../y.png (this path leaves the workspace)"),
        ('<body dir="auto"></body>', "1: dir cannot be auto (write ltr | rtl)"),
        ('<body lang=""></body>', "1: lang cannot be empty (write a language tag"),
        ("<body><p><div></div></p></body>", "1: <div> cannot stand in a <p> (a browser would close the <p>"),
        ("<body>\n1 < 2</body>", "2: this is no tag: < 2</body> (write &lt; for the character <)"),
        ("<!doctype html><body></body>", "1: this is no tag: <!doctype html><body (a card begins with <body>)"),
        ("<body></body>\n<p></p>", "2: <p> stands outside (a card has one root, <body>)"),
        ("<body></body>x", "1: this text stands outside: x (put it into an element)"),
        ("", " there is no element (a card begins with <body>)"),
        ("<div>" * 100, "1: <div> is nested too deeply"),
    ],
)
def test_what_a_browser_would_mend_is_an_error(text, expected):
    assert problems(text)[0].startswith(f"{FILE}:{expected}")


def test_all_problems_are_told_at_once():
    assert len(problems('<body>\n<a></a>\n<p clas="x">\n<p id="x" id="x"></p></p></body>')) == 4


PIECES = (
    *("<", ">", "/", "<p", "</p>", "<b>", "</b>", "<br>", " class=", '"', "'"),
    *("x", "&lt;", "&", "<!--", "-->", "\n", "ü"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_anything_is_a_tree_or_problems_with_a_line(pieces):
    problems = ()
    try:
        document = parse("".join(("<body>", *pieces, "</body>")), FILE)
        assert set(document.root.iter()) == set(document.places)
    except KitError as error:
        problems = error.problems
    assert all(problem.where.line for problem in problems)
