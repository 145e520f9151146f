"""Files of YAML, good and bad."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.campaign.lines import Document
from kit.campaign.parse import MAX_BYTES, MAX_DEPTH, parse
from kit.errors import KitError, Problem, Where


def read(text: str) -> Document:
    return parse(text.encode(), "f.yaml")


def test_decimals_are_exact() -> None:
    assert str(read("a: 93.50").value()["a"]) == "93.50"


def test_quotes_make_text() -> None:
    assert read("a: '1'\nb: \"true\"\nc: !!str 2\nd: |-\n  3\n").value() == {"a": "1", "b": "true", "c": "2", "d": "3"}


def test_yaml_1_1_by_directive_reads_the_same() -> None:
    assert read("%YAML 1.1\n---\nno: no\n").value() == {"no": "no"}


def test_a_repeated_key_is_told_and_the_first_one_counts() -> None:
    document = read("a:\n  - b: 1\n    c: 2\n    b: 3\n")
    problem = Problem(Where("f.yaml", 4), "the key 'b' is here twice", "the first is on line 2; keep one")
    assert document.repeated == ((("a", 0, "b"), problem),)
    assert document.value() == {"a": [{"b": 1, "c": 2}]}


def test_aliases_repeat_what_their_anchor_names() -> None:
    assert read("a: &x [1]\nb: *x\n").value() == {"a": [1], "b": [1]}


def test_a_later_anchor_of_the_same_name_counts() -> None:
    assert read("a: &x 1\nb: &x 2\nc: *x\n").value()["c"] == 2


def test_a_byte_order_mark_and_other_line_ends() -> None:
    document = parse("\ufeffa: 1\r\nb: 2\rc: 3\n".encode(), "f.yaml")
    assert document.value() == {"a": 1, "b": 2, "c": 3}
    assert [document.where((key,)).line for key in "abc"] == [1, 2, 3]


BOMB = "a: &a [" + "x, " * 9 + "x]\n"
BOMB += "".join(f"{b}: &{b} [{', '.join(['*' + a] * 10)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        (b"a: 1\nb: \xff\n", 2, "the file is not UTF-8"),
        ("a: 1".encode("utf-16"), 1, "the file is not UTF-8"),
        (b"", 1, "the file is empty"),
        (b"a: 1\nb: \x00\n", 2, "an invisible control character"),
        (b'a: 1\nb: "\\0"\n', 2, "a character that cannot be shown"),
        (b'a: 1\nb: "\\ud800"\n', 2, "a character that cannot be shown"),
        (b'"\\a": 1\n', 1, "a character that cannot be shown"),
        (b"a" * (MAX_BYTES + 1), None, "the file is larger than 2 MB"),
        (BOMB.encode(), 5, "the file holds more than"),
        (b"[" * (MAX_DEPTH + 1), 1, "nested too deeply"),
        (b"[" * 100_000, 1, "nested too deeply"),
        (b"a: 1\nb: &x [*x]\n", 2, "the alias '*x' stands inside of what it names"),
        (b"a: 1\nb: *x\n", 2, "the alias '*x' has no anchor before it"),
        (b"a: 1\nb: !!int 5\n", 2, "YAML tags"),
        (b"a: 1\nb: !own {c: d}\n", 2, "YAML tags"),
        (b"a: 1\n---\nb: 2\n", 2, "a second document"),
        (b"a: 1\n? [b]\n: c\n", 2, "a key must be a plain word"),
        (b"a: &x b\n*x : c\n", 2, "a key must be a plain word, not an alias"),
    ],
)
def test_what_cannot_be_read(content: bytes, line: int | None, what: str) -> None:
    with pytest.raises(KitError) as caught:
        parse(content, "f.yaml")
    (problem,) = caught.value.problems
    assert problem.where == Where("f.yaml", line)
    assert what in problem.what


@given(st.binary(max_size=100) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")))
@settings(max_examples=300)
def test_anything_reads_or_raises_kit_error(content: bytes) -> None:
    try:
        parse(content, "f.yaml").value()
    except KitError:
        return


@given(st.text(alphabet="ab:-[]{},#&*!|>'\"%@` \n\t\\?~<.0\r\u2028\x85", max_size=60))
@settings(max_examples=500)
def test_anything_made_of_yamls_own_signs_reads_or_raises_kit_error(text: str) -> None:
    problems: tuple[Problem, ...] = ()
    try:
        read(text).value()
    except KitError as error:
        problems = error.problems
    breaks = sum(text.count(sign) for sign in "\n\r\u2028\x85")
    assert all((problem.where.line or 1) <= breaks + 1 for problem in problems)


KEYS = st.text(alphabet="abc", min_size=1, max_size=3)
VALUES = st.recursive(
    st.sampled_from(["x", "two words", "no"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


def flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ",\n ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",\n ".join(map(flow, value)) + "]"
    return str(value)


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_what_is_written_is_read(value: dict[str, object]) -> None:
    assert read(flow(value)).value() == value
