"""`kit schema`: JSON schemas of campaign.yaml and brand.yaml, for editors."""

from __future__ import annotations

import click

from kit.campaign.schema import schemas
from kit.cli.options import echo_json


@click.command("schema", short_help="Print a JSON schema for editors.")
@click.argument("file", type=click.Choice(["campaign", "brand"]))
def command(file: str) -> None:
    """Print the JSON schema of campaign.yaml or of brand.yaml, with which an editor completes and checks them."""
    echo_json(schemas()[file])
