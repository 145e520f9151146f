"""Figures as shapes: what can be shown, how long, how high, and where its words stand. No colours, no text."""
