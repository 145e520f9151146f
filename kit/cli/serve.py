"""`kit serve`: proofs in the browser that follow while people type and save."""

from __future__ import annotations

import secrets
import sys
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from kit.build.cache import Cache, usual_folder
from kit.cli.catalog_files import sweep
from kit.cli.launch import launch
from kit.cli.options import chosen_campaigns, find_workspace, known_layouts, workspace_option
from kit.errors import fail
from kit.workspace import Folder

_EXTRA = {"starlette", "uvicorn", "watchfiles"}  # what the extra `serve` installs


@click.command("serve", short_help="Show and edit the languages in the browser, live.")
@click.argument("names", nargs=-1, metavar="[CAMPAIGN]...")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="The port; the next free one, where it is taken.",
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address; one that others reach wants --read-only."
)
@click.option("--read-only", is_flag=True, help="Show everything, and let nobody change anything.")
@click.option("--no-open", is_flag=True, help="Do not open the browser.")
@workspace_option
def command(names: Sequence[str], port: int, host: str, read_only: bool, no_open: bool, folder: Path | None) -> None:
    """Show every language of campaigns in the browser, with an editor for each text.

    The pictures follow while you type, and when a file of the workspace is saved by another program. Saving a text
    writes it into its .po file. Only this machine can reach the pages, and only who has the address that is printed
    can write. Ctrl-C ends it.
    """
    workspace = find_workspace(folder)
    chosen_campaigns(workspace, names)
    try:
        _serve(workspace, tuple(names), host, port, read_only=read_only, opened=not no_open)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        what = "this command needs more packages"
        raise fail("kit serve", None, what, "pip install 'campaign-kit[serve]'") from error
    except KeyboardInterrupt:  # that is how it ends
        sys.exit(0)


def _serve(workspace: Folder, names: tuple[str, ...], host: str, port: int, *, read_only: bool, opened: bool) -> None:
    from kit.serve import run
    from kit.serve.app import application
    from kit.serve.desk import Desk
    from kit.serve.events import Events
    from kit.serve.memory import share_memory
    from kit.serve.queue import Queue
    from kit.serve.watch import changes

    share_memory()
    try:
        listening = run.listen(host, port)
    except OSError as error:
        raise fail(
            f"{host}:{port}", None, f"no server can be here: {error.strerror}", "see --host and --port"
        ) from error
    with listening:
        if not read_only and not run.is_loopback(listening):
            raise click.UsageError(f"Other machines reach {host}, and could write. Use it with --read-only.")
        if not read_only:
            sweep(workspace)
        token = secrets.token_urlsafe()
        address = run.address(listening) + ("" if read_only else f"#token={token}")
        queue, events = Queue(), Events()
        app = application(
            Desk(workspace, names, known_layouts, Cache(usual_folder(), workspace.fonts()), editable=not read_only),
            token,
            hosts=run.hosts(listening),
            read_only=read_only,
            queue=queue,
            events=events,
            changes=partial(changes, workspace.root, _note),
            read=workspace.read,
        )
        click.echo(address)
        if not run.is_loopback(listening):
            click.echo(f"Others reach it at {run.address_for_others(listening)}.")
        click.echo(f"The pages follow what is saved in {workspace.root}. Ctrl-C ends the server.")
        if opened:
            threading.Thread(target=_open, args=[address], daemon=True).start()
        run.run(app, listening, [events.close, queue.close])


def _open(address: str) -> None:
    """Opens the browser. It waits until the server answers, for the socket listens already."""
    if not launch(address):
        click.echo("No browser could be opened here; open the address yourself.", err=True)


def _note(sentence: str) -> None:
    click.echo(f"note: {sentence}", err=True)
