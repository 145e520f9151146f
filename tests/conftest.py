"""What all tests share."""

from __future__ import annotations

from hypothesis import settings

# The first example of a test may load a dictionary or a font: time is a matter of benchmarks/, not of tests.
settings.register_profile("kit", parent=settings(), deadline=None)
settings.load_profile("kit")
