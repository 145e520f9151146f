"""Kit turns a campaign's messages into ready-to-post social media kits in every language its people speak."""

__version__ = "0.1.0"
