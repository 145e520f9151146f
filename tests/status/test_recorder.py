"""A workspace that remembers what it was asked."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import KitError
from kit.status.recorder import Ask, Recorder
from kit.workspace import Memory

ASKS: tuple[Ask, ...] = (("read", "a.txt"), ("read", "b/c.txt"), ("exists", "a.txt"), ("exists", "d"), ("find", "b/*"))
FILES = st.dictionaries(st.sampled_from(["a.txt", "b/c.txt", "b/e.txt", "d"]), st.binary(max_size=3))


def ask(workspace: Recorder) -> list[object]:
    told: list[object] = []
    for kind, about in ASKS:
        try:
            told.append(getattr(workspace, kind)(about))
        except KitError as error:
            told.append(str(error))
    return told


@given(FILES, FILES)
def test_the_hash_is_the_same_exactly_if_every_answer_is(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    first, second = Recorder(Memory(one)), Recorder(Memory(other))
    same = ask(first) == ask(second)
    assert set(first.answers) == set(ASKS)
    assert (first.digest(ASKS) == second.digest(ASKS)) == same
    assert Recorder(Memory(other)).digest(ASKS) == second.digest(ASKS), "asked afresh"


@given(FILES)
def test_it_answers_as_the_workspace_does(files: dict[str, bytes]) -> None:
    plain, recorder = Memory(files), Recorder(Memory(files))
    assert ask(recorder) == ask(Recorder(plain))
    assert recorder.today() == plain.today()


def test_paths_that_leave_the_workspace_are_answers_too() -> None:
    recorder = Recorder(Memory({}))
    for kind in ("read", "exists", "find"):
        with pytest.raises(KitError):
            getattr(recorder, kind)("../secret")
    assert len(recorder.answers) == 3


def test_two_answers_to_one_question_are_noticed() -> None:
    recorder = Recorder(Memory({"a.txt": b"one"}))
    recorder.read("a.txt")
    recorder.note(("read", "a.txt"), recorder.answers["read", "a.txt"])
    assert recorder.consistent
    recorder.note(("read", "a.txt"), "another hash")
    assert not recorder.consistent


class Sendable(Memory):
    """Files that can be sent to a process."""


def test_a_copy_in_another_process_has_been_asked_nothing() -> None:
    recorder = Recorder(Sendable({"a.txt": b"one"}))
    recorder.read("a.txt")
    copy = pickle.loads(pickle.dumps(recorder))
    assert copy.answers == {}
    assert copy.read("a.txt") == b"one"
