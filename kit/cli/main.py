"""The command group. A command's module is imported only when the command is used, so that `kit --help` is quick."""

from __future__ import annotations

import gc
import importlib
import io
import signal
import sys

import click

from kit import __version__
from kit.errors import KitError, nearest

COMMANDS = (
    "init",
    "check",
    "status",
    "build",
    "preview",
    "proof",
    "serve",
    "extract",
    "update",
    "translate",
    "platforms",
    "schema",
    "doctor",
)


class Commands(click.Group):
    """Commands by name: `build` is `command` in kit.cli.build."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named; wrong usage, with the one that was probably meant, where there is none."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"There is no command '{args[0]}' ({nearest(args[0], COMMANDS)}).")
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        gc.disable()
        try:
            command: click.Command = importlib.import_module(f"kit.cli.{cmd_name}").command
        finally:
            gc.enable()
        gc.freeze()  # modules stay as long as the process: looking through them for garbage takes a tenth of a second
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kit")
def group() -> None:
    """Turn a campaign's messages into ready-to-post social media kits in every language its people speak.

    Exit status: 0 all is well, 1 problems were found, 2 the command was used wrongly.
    """


def main() -> None:
    """The program `kit`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without Arabic still gets the rest of the line
    signal.signal(signal.SIGTERM, _terminate)
    try:
        group()
    except KitError as error:
        for problem in error.problems:
            click.echo(problem, err=True)
        sys.exit(1)


def _terminate(*_: object) -> None:
    """Ends the program as Ctrl-C does, so that nothing half-written stays behind."""
    sys.exit(128 + signal.SIGTERM)


if __name__ == "__main__":
    main()
