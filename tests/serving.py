"""A running Datasette over a publication, by the Makefile's own command line."""

import shlex
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from etl.folders import ROOT


def command(datasets: Path, port: int) -> list[str]:
    """What `make serve` runs."""
    dry = subprocess.run(
        ["make", "-n", "serve", f"DATASETS={datasets}", f"PORT={port}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = dry.stdout.replace("\\\n", " ").splitlines()
    return shlex.split(next(line for line in lines if "datasette serve" in line))


@contextmanager
def serving(datasets: Path, metadata: Path = ROOT / "metadata.json", ready: str = "/") -> Iterator[str]:
    """The address of a server of a publication, on a free port, once it answers at the path ``ready``."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    line = [str(metadata) if word == "metadata.json" else word for word in command(datasets, port)]
    server = subprocess.Popen(line, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    address = f"http://127.0.0.1:{port}"
    for _ in range(150):
        try:
            httpx.get(address + ready, timeout=1)
            break
        except httpx.TransportError:
            if server.poll() is not None:
                pytest.fail(f"datasette stopped: {server.stderr and server.stderr.read()}")
            time.sleep(0.2)
    yield address
    server.terminate()
    server.wait(10)
