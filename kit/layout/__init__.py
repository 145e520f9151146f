"""Boxes: styled elements to a settled display list."""
