"""Mastodon's counting, by app/validators/status_length_validator.rb of https://github.com/mastodon/mastodon."""

from __future__ import annotations

import regex

from kit.platforms.urls import MASTODON, links

_LINK = "x" * 23
_LONGEST_DOMAIN = 253

# Account::MENTION_RE; Ruby's [[:word:]] and Extractor's end_mention_match.
_WORD = r"[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]"
_HANDLE = regex.compile(
    rf"(?<![=/]|{_WORD})@(?P<user>[A-Za-z0-9_]+(?:[.\-]+[A-Za-z0-9_]+)*)@(?P<domain>{_WORD}+(?:[.\-]+{_WORD}+)*)"
)
_AFTER = ("@", "＠", "://")  # what makes it no handle after all


def countable(text: str) -> str:
    """What is counted of a post: each link with a scheme as 23 letters, and @user@domain as @user."""
    handles = (
        found
        for found in _HANDLE.finditer(text)
        if len(found["domain"]) <= _LONGEST_DOMAIN and not text.startswith(_AFTER, found.end())
    )
    entities = sorted(
        [
            *((start, end, _LINK) for start, end in links(text, MASTODON, bare=False)),
            *((*found.span(), f"@{found['user']}") for found in handles),
        ]
    )
    parts, position = [], 0
    for start, end, shown in entities:
        if start >= position:  # else it lies within the one before
            parts += [text[position:start], shown]
            position = end
    return "".join(parts) + text[position:]
