"""Kits on the disk."""
