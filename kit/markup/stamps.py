"""Where each tag of a template stands, written into the tag itself.

Loops, includes and blocks move lines about, so a line of Jinja2's output says nothing about the template. While
Jinja2 reads a card template, this extension adds `data-line="FILE:LINE"` to every tag that the template spells out;
`kit.markup.html` reads the stamps and takes them away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from kit.markup.html import STAMP

FOLDER = "templates/cards/"
_PIECE = re.compile(r"""<!--|-->|</?[A-Za-z][A-Za-z0-9-]*|["'>]""")


class Stamps(Extension):
    """Stamps the tags of card templates; other templates pass untouched."""

    def filter_stream(self, stream: TokenStream) -> TokenStream | Iterable[Token]:
        """The tokens with stamped text. Quotes and comments may go on across Jinja2's own tags."""
        if not stream.name or not stream.name.startswith(FOLDER) or not stream.name.endswith(".html"):
            return stream
        return self._stamped(stream, stream.name)

    def _stamped(self, stream: TokenStream, name: str) -> Iterable[Token]:
        inside = ""  # what has begun and not yet ended: "<" a tag, a quote in a tag, or "<!--"
        for token in stream:
            if token.type != "data":
                yield token
                continue
            pieces: list[str] = []
            position = 0
            for match in _PIECE.finditer(token.value):
                piece = match[0]
                pieces.append(token.value[position : match.end()])
                position = match.end()
                if inside == "<!--":
                    inside = "" if piece == "-->" else inside
                elif inside in ('"', "'"):
                    inside = "<" if piece == inside else inside
                elif piece == "<!--":
                    inside = piece
                elif piece.startswith("<"):
                    line = token.lineno + token.value.count("\n", 0, match.start())
                    pieces.append(f' {STAMP}="{name}:{line}"')
                    inside = "<"
                elif inside == "<":
                    inside = "" if piece in (">", "-->") else piece
            pieces.append(token.value[position:])
            yield Token(token.lineno, "data", "".join(pieces))
