from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from kit.errors import KitError, fail
from kit.markup.html import parse
from kit.markup.templates import environment, render, render_card, uses

CARD = "templates/cards/x.html"


def templates(**files):
    """An environment over cards by name; `_` in a name stands for itself."""
    sources = {f"templates/cards/{name}.html": text for name, text in files.items()}

    def read(path):
        if path not in sources:
            raise fail(path, None, "there is no such file")
        return sources[path].encode()

    return environment(read)


def problem(text, context=None, **files):
    with pytest.raises(KitError) as caught:
        render_card(templates(x=text, **files), "x", context or {})
    return str(caught.value)


def test_texts_are_escaped_and_markup_is_not():
    html = render_card(templates(x="{{ a }}{{ b }}"), "x", {"a": "<b>", "b": Markup("<b>x</b>")})
    assert html == "&lt;b&gt;<b>x</b>"


@pytest.mark.parametrize(
    ("files", "used"),
    [
        ({"x": "{{ chart }}"}, True),
        ({"x": "{% set kind = chart|default('bars', true) %}"}, True),
        ({"x": "{{ text.chart }} chart {# chart #}"}, False),
        ({"x": "{% set chart = 'bars' %}"}, False),
        ({"x": "{% extends 'templates/cards/y.html' %}", "y": "{% if chart %}a{% endif %}"}, True),
        ({"x": "{% include 'templates/cards/y.html' %}", "y": "{% extends 'templates/cards/x.html' %}"}, False),
        ({"x": "{% include text.file %}"}, True),
        ({"x": "{% if %}"}, True),
        ({}, True),
    ],
)
def test_whether_a_template_uses_a_variable(files, used):
    assert uses(templates(**files), CARD, "chart") is used


def test_posts_are_not_escaped():
    found = render(environment(lambda path: b"{{ a }}"), "templates/posts/x.txt", {"a": "<&>"})
    assert found == "<&>"


def test_blocks_leave_no_white_space():
    assert render_card(templates(x="a\n  {% if true %}\n  b\n  {% endif %}\nc"), "x", {}) == "a\n  b\nc"


def test_a_name_after_a_dot_is_a_key_before_a_method():
    assert render_card(templates(x="{{ row.values.items }}"), "x", {"row": {"values": {"items": 3}}}) == "3"


def test_lines_are_the_templates_own_through_loops_includes_blocks_and_comments():
    files = {
        "frame": '<body>\n{# a\ncomment #}\n{% block main %}{% endblock %}\n<div class="{{ "a>" }}"></div>\n</body>',
        "x": '{% extends "templates/cards/frame.html" %}\n\n{% block main %}\n{% for i in [1, 2] %}\n\n<p>{{ i }}\n'
        '{{ text }}</p>\n{% include "templates/cards/part.html" %}\n{% endfor %}\n{% endblock %}',
        "part": "\n\n<!-- <p> -->\n<span>x</span>",
    }
    html = render_card(templates(**files), "x", {"text": Markup("<b>x</b>")})
    document = parse(html, CARD)
    places = [(element.tag, str(document.places[element])) for element in document.root.iter()]
    row = [("p", f"{CARD}:6"), ("b", f"{CARD}:6"), ("span", "templates/cards/part.html:4")]
    assert places == [("body", "templates/cards/frame.html:1"), *row, *row, ("div", "templates/cards/frame.html:5")]


def test_a_mistake_in_an_included_file_names_that_file():
    html = render_card(templates(x='<body>\n{% include "templates/cards/y.html" %}</body>', y="\n<p>"), "x", {})
    with pytest.raises(KitError, match=r"templates/cards/y.html:2: <p> is not closed \(write </p> before the </body>"):
        parse(html, CARD)


def test_quotes_and_comments_that_span_jinja_are_not_stamped():
    html = render_card(templates(x='<body><p class="<b {{ 1 }} <i"></p><!-- {{ 2 }} <u> --></body>'), "x", {})
    document = parse(html, CARD)
    assert document.root[0].attrib == {"class": "<b 1 <i"}


def test_pages_are_not_stamped():
    assert render(environment(lambda path: b"<p>x</p>"), "templates/pages/index.html", {}) == "<p>x</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n{{ headlin }}", ":2: there is no headlin (did you mean headline?)"),
        ("\n\n{{ text.kiker }}", ":3: there is no kiker (did you mean kicker?)"),
        ("{{ text.zzzzz }}", ":1: there is no zzzzz (there are body, kicker)"),
        ("{% if headlin %}{% endif %}", ":1: there is no headlin"),
        ("\n{{ text.kiker.x }}", ":2: there is no kiker"),
        ("a\n{% if %}", ":2: the template cannot be read: Expected an expression, got 'end of statement block'"),
        ("{{ 'x", ":1: the template cannot be read: unexpected char"),
        ("\n{{ 1 | nope }}", ":2: the template cannot be read: No filter named 'nope'"),
        ("\n{{ 1 / 0 }}", ":2: the template cannot be filled: division by zero"),
        ("\n{{ 'a' + 1 }}", ":2: the template cannot be filled: "),
        ("\n{% include 'templates/cards/y.html' %}", ":2: there is no template templates/cards/y.html"),
        ("\n{% include 'templates/../secret.html' %}", ":2: there is no template"),
        ("\n{% include '/etc/passwd' %}", ":2: there is no template /etc/passwd"),
        ("\n{% include 'templates/cards/x.html' %}", ": the template includes itself without end"),
    ],
)
def test_mistakes_name_the_line_of_the_template(text, expected):
    found = problem(text, {"headline": "x", "text": {"kicker": "a", "body": "b"}})
    assert expected in found
    assert found.startswith("templates/cards/x.html:")


@pytest.mark.parametrize(
    "text",
    [
        "\n{{ text.__class__ }}",
        "\n{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "\n{{ text['__class__'] }}",
        "\n{{ word.__globals__ }}",
        "\n{{ '{0.__class__}'.format(text) }}",
        "\n{{ range(10 ** 9) }}",
        "\n{% set _ = items.append(1) %}",
        "\n{{ text.clear() }}",
        "\n{{ ('%s' | attr('__class__')) }}",
    ],
)
def test_the_sandbox_holds(text):
    context = {"text": {"a": "x"}, "items": [1], "word": lambda: ""}
    assert problem(text, context).startswith("templates/cards/x.html:2: ")
    assert context["items"] == [1]
    assert context["text"] == {"a": "x"}


def test_what_is_defined_can_be_asked():
    assert render_card(templates(x="{{ a is defined }} {{ a | default('b') }}"), "x", {}) == "False b"


def test_a_missing_template_is_told_in_the_workspaces_words():
    with pytest.raises(KitError, match=r"^templates/cards/y.html: there is no such file$"):
        render_card(templates(x=""), "y", {})


@pytest.mark.parametrize("layout", ["../../etc/passwd", "a/b", "", "x\n"])
def test_no_layout_leaves_the_folder(layout):
    with pytest.raises(KitError, match="templates stand in templates/cards"):
        render_card(templates(x=""), layout, {})


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_text_that_is_no_utf8_is_told_with_its_line(start):
    with pytest.raises(KitError) as caught:
        render_card(environment(lambda path: start + b"<body>\n\n<p>\xff</p>\n</body>"), "x", {})
    assert str(caught.value) == ("templates/cards/x.html:3: the file is not UTF-8 (save it in the encoding UTF-8)")


@pytest.mark.parametrize(
    ("lockups", "hint"),
    [
        ({}, "write mark: logos/mark.svg under lockups: in brand.yaml"),
        ({"light": "a.svg"}, "there are light; or write mark: logos/mark.svg under lockups: in brand.yaml"),
        ({"marks": "a.svg"}, "did you mean marks? or write mark: logos/mark.svg under lockups: in brand.yaml"),
    ],
)
def test_a_lockup_that_the_brand_lacks_is_told_with_what_to_add(lockups, hint):
    context = {"brand": {"title": "x", "lockups": lockups}}
    with pytest.raises(KitError) as caught:
        render_card(templates(x='<body>\n<img src="{{ brand.lockups.mark }}">\n</body>'), "x", context)
    assert str(caught.value) == f"templates/cards/x.html:2: there is no mark ({hint})"


def test_the_templates_that_kit_ships_can_be_read():
    root = Path(__file__).parents[2]
    shipped = environment(lambda path: (root / path).read_bytes())
    names = sorted(path.relative_to(root).as_posix() for path in root.glob("templates/cards/*.html"))
    assert names
    for name in names:
        assert shipped.get_template(name).name == name
