"""Listening for requests: at the desk's address, and at another one for its figures."""

import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import uvicorn
from starlette.types import ASGIApp

# Seconds that requests have to end when the desk is stopped.
_TO_END = 10


def listening(host: str, port: int) -> list[socket.socket]:
    """Sockets that listen at a port, one for each address that a host's name has.

    Raises:
        OSError: nothing can listen there.
    """
    found: list[socket.socket] = []
    try:
        for family, _, _, _, address in dict.fromkeys(
            socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        ):
            try:
                found.append(socket.create_server(address[:2], family=family, backlog=2048))
            except OSError as error:
                # A machine without IPv6 may still name an address of it.
                if error.errno not in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
                    raise
        if not found:
            raise OSError(errno.EADDRNOTAVAIL, "this machine has no such address")
    except OSError:
        for one in found:
            one.close()
        raise
    return found


def serve(app: ASGIApp, sockets: list[socket.socket]) -> None:
    """Answer requests until the process is told to stop."""
    _server(app).run(sockets=sockets)


@contextmanager
def served_beside(app: ASGIApp, sockets: list[socket.socket]) -> Iterator[None]:
    """Answer requests in a thread of its own, meanwhile."""
    server = _server(app)
    thread = Thread(target=server.run, kwargs={"sockets": sockets}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(timeout=_TO_END)


def _server(app: ASGIApp) -> uvicorn.Server:
    # Lines of requests are the desk's own: uvicorn's hold addresses and what was searched for.
    settings = uvicorn.Config(
        app, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=_TO_END
    )
    return uvicorn.Server(settings)
