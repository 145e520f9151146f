from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import KitError, Problem, Where, fail, nearest, shown, unique

PLACES = st.builds(Where, st.sampled_from(["a.yaml", "b.yaml"]), st.none() | st.integers(1, 9))
PROBLEMS = st.builds(Problem, PLACES, st.sampled_from(["x", "y"]), st.sampled_from(["", "hint"]))


def test_a_problem_reads_file_line_what_and_hint() -> None:
    assert str(Problem(Where("a.yaml", 3), "it is wrong", "mend it")) == "a.yaml:3: it is wrong (mend it)"
    assert str(Problem(Where("a.yaml"), "it is wrong")) == "a.yaml: it is wrong"


@given(st.lists(PROBLEMS))
def test_problems_sort_by_file_and_line_with_or_without_a_line(problems: list[Problem]) -> None:
    lines = [(problem.where.file, problem.where.line or 0) for problem in sorted(problems)]
    assert lines == sorted(lines)


@given(PLACES, PLACES)
def test_places_have_a_total_order(one: Where, other: Where) -> None:
    assert (one < other) + (other < one) + (one == other) == 1
    assert (one <= other) == (other >= one)


def test_a_place_has_no_order_with_other_things() -> None:
    with pytest.raises(TypeError):
        Where("a") < "a"  # noqa: B015


def test_an_error_carries_its_problems_and_reads_as_they_do() -> None:
    one, other = Problem(Where("a", 1), "x"), Problem(Where("b"), "y", "z")
    error = KitError(one, other)
    assert error.problems == (one, other)
    assert str(error) == "a:1: x\nb: y (z)"


def test_an_error_needs_a_problem() -> None:
    with pytest.raises(ValueError, match="needs a problem"):
        KitError()


@given(st.lists(PROBLEMS, min_size=1))
def test_an_error_travels_between_processes(problems: list[Problem]) -> None:
    copy = pickle.loads(pickle.dumps(KitError(*problems)))
    assert type(copy) is KitError
    assert copy.problems == tuple(problems)


def test_fail_is_an_error_with_one_problem() -> None:
    assert fail("a", 2, "x", "y").problems == (Problem(Where("a", 2), "x", "y"),)
    assert fail("a", None, "x").problems == (Problem(Where("a"), "x"),)


@given(st.lists(PROBLEMS))
def test_unique_keeps_each_problem_once_in_order(problems: list[Problem]) -> None:
    kept = unique(problems)
    assert set(kept) == set(problems)
    assert len(kept) == len(set(kept))
    assert sorted(kept, key=problems.index) == list(kept)


@pytest.mark.parametrize(
    ("name", "known", "hint"),
    [
        ("headlin", ["body", "headline"], "did you mean 'headline'?"),
        ("HEADLINE", ["body", "headline"], "did you mean 'headline'?"),
        ("zzz", ["b", "a"], "known: a, b"),
        ("zzz", [], ""),
        ("zzz", [f"name{number}" for number in range(13)], ""),
    ],
)
def test_the_nearest_known_name(name: str, known: list[str], hint: str) -> None:
    assert nearest(name, known) == hint


@given(st.text(), st.lists(st.text(min_size=1), max_size=20))
def test_a_name_that_is_known_is_nearest_to_itself(name: str, others: list[str]) -> None:
    hint = nearest(name, [*others, name])
    assert hint.casefold() == f"did you mean '{name}'?".casefold() or not name


@given(st.text(), st.integers(1, 80))
def test_what_is_shown_is_short_and_on_one_line(text: str, limit: int) -> None:
    line = shown(text, limit)
    assert len(line) <= limit
    assert len(line.splitlines()) <= 1
