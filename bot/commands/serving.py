"""Serving an aiohttp application until the process is asked to stop; a port in use is told in Dutch."""

from __future__ import annotations

import asyncio
import errno
import signal
import sys
from collections.abc import Awaitable, Callable

from aiohttp import web


async def serve_until_stopped(app: web.Application, host: str, port: int, ready: Callable[[], Awaitable[None]]) -> int:
    """Serve on one port; returns 0 after SIGINT or SIGTERM, 1 when the port cannot be had."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as fault:
            print(_why(fault, port), file=sys.stderr)
            return 1
        stopped = asyncio.Event()
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(name, stopped.set)
        await ready()
        await stopped.wait()
        return 0
    finally:
        await runner.cleanup()


def _why(fault: OSError, port: int) -> str:
    if fault.errno == errno.EADDRINUSE:
        return f"Poort {port} is al in gebruik. Stop het andere programma, of kies een andere poort met --port."
    if fault.errno == errno.EACCES:
        return f"Poort {port} mag dit programma niet gebruiken. Kies een poort boven de 1024."
    return f"Poort {port} is niet te gebruiken: {fault.strerror}."
