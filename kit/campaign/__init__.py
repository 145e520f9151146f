"""Campaigns, brands and facts: YAML files as frozen data."""
