"""Painting: a display list becomes an image, an image becomes a file."""
