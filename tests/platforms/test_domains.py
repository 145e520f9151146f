"""Where domains stand in running text."""

from __future__ import annotations

import pytest

from kit.platforms.domains import runs, top_level_domains


def domains(text: str) -> list[str]:
    """For each place of a text where a domain starts, the domain without its last label."""
    found = []
    for run in runs(text, newer=True):
        for start in range(run.start, run.last):
            stop = run.last_stop(start)
            if stop is not None:
                found.append(text[start:stop])
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("no domain. here", []),
        ("ab.com", ["ab", "b"]),
        ("a.b.org x", ["a.b", "b"]),
        ("a_.b.org", ["b"]),  # a low line ends nothing
        ("x_y.b.org", ["x_y.b", "y.b", "b"]),
        ("x_y.org", ["y"]),  # and stands in subdomains alone
        ("-a.org", ["a"]),
        ("a-.org", []),
        ("a..b.org", ["b"]),
        ("a.com.b.c", ["a"]),  # c is no top-level domain
        ("a.com.b.org", ["a.com.b", "com.b", "om.b", "m.b", "b"]),
        ("a.com@b", []),
        ("a.comです", ["a"]),
        ("a.xn--p1ai", ["a"]),
    ],
)
def test_the_longest_domain_is_found_from_each_place(text: str, found: list[str]) -> None:
    assert domains(text) == found


def test_a_text_of_nothing_but_labels_is_read_once() -> None:
    assert len(domains("a.com" + ".a" * 20_000 + "-.com")) == 1


def test_newer_domains_are_told_apart() -> None:
    assert top_level_domains(newer=True) > top_level_domains(newer=False)
    assert "kids" in top_level_domains(newer=True) - top_level_domains(newer=False)
