"""What all tests share."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# The first example of a test may load a dictionary or a font: time is a matter of benchmarks/, not of tests.
settings.register_profile("kit", parent=settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kit")
