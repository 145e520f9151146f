"""Fonts, bidirectional text, shaping, line breaking and fitting."""
