"""The HTML elements and attributes that a card may use, and how elements look before any stylesheet."""

from __future__ import annotations

BLOCKS = frozenset(
    (
        *("body", "header", "main", "footer", "section", "article", "aside", "div", "p", "h1", "h2", "h3", "h4"),
        *("ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "blockquote", "img", "svg"),
    )
)
INLINES = frozenset(("span", "b", "strong", "i", "em", "small", "cite", "time", "abbr", "br"))
ELEMENTS = BLOCKS | INLINES
VOID = frozenset({"img", "br"})
ATTRIBUTES = frozenset({"class", "id", "style", "lang", "dir"})
IMAGE_ATTRIBUTES = frozenset({"src", "alt"})

# Nothing has margins, and headings are not larger: a template says what it wants.
DEFAULTS = {
    **dict.fromkeys(BLOCKS, "display: block"),
    **dict.fromkeys(INLINES, "display: inline"),
    **dict.fromkeys(("b", "strong"), "display: inline; font-weight: 700"),
    **dict.fromkeys(("i", "em", "cite"), "display: inline; font-style: italic"),
}
# What makes a browser show a template as Kit does, before the template's own stylesheet.
BROWSER_RESET = (
    "*{margin:0;padding:0;box-sizing:border-box;font:inherit;list-style:none}"
    "b,strong{font-weight:700}i,em,cite{font-style:italic}img{display:block;object-fit:fill}svg{display:block}"
)
