"""What lies under a box, where that is known to be one colour: what is painted on it needs no blending by pixels."""

from __future__ import annotations

from kit.markup.model import Color
from kit.paint.pixels import PixelBox

Painted = tuple[tuple[PixelBox, Color | None, bool], ...]


class Ground:
    """The boxes that were painted, in order, and the colour of those that were painted in one opaque colour; px.

    Each is marked whether it holds letters to be read: what lies behind a text is asked for without them.
    """

    def __init__(self, painted: Painted = ()) -> None:
        self._painted = list(painted)

    @property
    def painted(self) -> Painted:
        """All that is remembered, for another ground to begin with."""
        return tuple(self._painted)

    def cover(self, box: PixelBox, color: Color | None = None, letters: bool = False) -> None:
        """Remember that a box was painted in an opaque colour; without one, that it may hold anything from now on."""
        self._painted.append((box, color, letters))

    def under(self, box: PixelBox, letters: bool = True) -> Color | None:
        """The one colour that the whole box has; `None` where it may have several. Letters may be left out."""
        left, top, right, bottom = box
        for (one_left, one_top, one_right, one_bottom), color, written in reversed(self._painted):
            if written and not letters:
                continue
            if left < one_right and one_left < right and top < one_bottom and one_top < bottom:
                whole = one_left <= left and one_top <= top and right <= one_right and bottom <= one_bottom
                return color if whole else None
        return None
