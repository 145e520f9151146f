"""Runs the server: its socket, the names it answers for, and its end."""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import socket
from collections.abc import Callable, Iterable
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from kit.serve.guard import LOOPBACK, Hosts

_TRIES = 100  # ports that are tried
_PATIENCE = 1.0  # seconds that clients have to read their answers when the server ends


def listen(host: str, port: int) -> socket.socket:
    """A socket at an address of this machine, at this port or the next one that is free; 0: at any.

    Raises OSError where there is no such address, or no free port near.
    """
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    for each in range(port, min(port + _TRIES, 65536)) if port else (0,):
        try:
            return socket.create_server((address[0], each), family=family)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    raise OSError(errno.EADDRINUSE, f"the ports {port} to {min(port + _TRIES, 65536) - 1} are taken")


def is_loopback(listening: socket.socket) -> bool:
    """Whether only this machine reaches the socket."""
    return _bound(listening).is_loopback


def address(listening: socket.socket) -> str:
    """Where this machine's browser finds the socket: http://127.0.0.1:8765/."""
    bound = _bound(listening)
    if bound.is_unspecified:
        bound = ipaddress.ip_address("127.0.0.1" if bound.version == 4 else "::1")
    return _address(_written(bound), listening)


def address_for_others(listening: socket.socket) -> str:
    """Where other machines find it."""
    bound = _bound(listening)
    return _address(socket.gethostname() if bound.is_unspecified else _written(bound), listening)


def hosts(listening: socket.socket) -> Hosts:
    """What the server answers for: loopback's names, and where others reach it any address and this machine's name."""
    port = listening.getsockname()[1]
    if is_loopback(listening):
        return Hosts(port, LOOPBACK | {_written(_bound(listening))})
    machine = socket.gethostname().lower()
    return Hosts(port, LOOPBACK | {machine, f"{machine}.local"}, addresses=True)


def _bound(listening: socket.socket) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    return ipaddress.ip_address(listening.getsockname()[0])


def _written(host: ipaddress.IPv4Address | ipaddress.IPv6Address) -> str:
    return f"[{host}]" if host.version == 6 else str(host)


def _address(host: str, listening: socket.socket) -> str:
    return f"http://{host}:{listening.getsockname()[1]}/"


def run(app: Starlette, listening: socket.socket, close: Iterable[Callable[[], None]]) -> None:
    """Serves until Ctrl-C, which is raised as KeyboardInterrupt once everything has come to its end.

    close: lets go of the clients that wait for something, before their answers are waited for.
    """
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="on",
        access_log=False,
        log_level="warning",
        proxy_headers=False,
        server_header=False,
    )
    _Server(config, close).run(sockets=[listening])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, close: Iterable[Callable[[], None]]) -> None:
        super().__init__(config)
        self._close = tuple(close)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Ends the server; whoever says so twice does not make it forget what it has begun to save."""
        if not self.should_exit:
            super().handle_exit(sig, frame)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for close in self._close:
            close()
        asyncio.get_running_loop().call_later(_PATIENCE, self._hang_up)
        await super().shutdown(sockets)

    def _hang_up(self) -> None:
        """Leaves the clients that do not read what they have asked for."""
        for connection in tuple(self.server_state.connections):
            connection.transport.abort()
