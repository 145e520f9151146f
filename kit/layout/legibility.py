"""How far a text must stand out from what lies behind it: WCAG 2.2, success criterion 1.4.3.

The criterion asks less of large letters, and measures them in CSS px as the reader sees them. A card is seen scaled
down: it is taken to be as wide as a common phone, whatever its own width.
"""

from __future__ import annotations

from kit.layout.checks import WhereIs, element_place, text_name
from kit.layout.display import Legibility
from kit.layout.typeset import TextBlock

PHONE = 360.0  # CSS px: how wide a card is seen
LARGE = 24.0  # CSS px an em, as it is seen: 18 pt
LARGE_BOLD = 56 / 3  # 14 pt
BOLD = 700
CONTRAST = 4.5
CONTRAST_OF_LARGE = 3.0


def legibility(block: TextBlock, width: int, label: str, where: WhereIs) -> Legibility | None:
    """What is asked of a text on a card of this width, px; nothing of decoration."""
    if block.box.decorative:
        return None
    contrast = least_contrast(block.size, block.leaf.style.font_weight, width)
    return Legibility(f"{text_name(block)} of {label}", element_place(block.box.element, where), block.ink, contrast)


def least_contrast(size: float, weight: int, width: int) -> float:
    """The contrast ratio that letters of a size in px and a weight need on a card of this width, px."""
    seen = size * PHONE / width
    return CONTRAST_OF_LARGE if seen >= (LARGE_BOLD if weight >= BOLD else LARGE) else CONTRAST
