"""python -m bench.engine ARGUMENTS…: `python -m etl` with an engine in this process as its cluster (`--remote` is added)."""

import sys

from etl.__main__ import main


def run() -> int:
    """Start pysail, run the stage on it, stop it."""
    from pysail.spark import SparkConnectServer

    server = SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    sys.argv += ["--remote", f"sc://127.0.0.1:{server.listening_address[1]}"]
    status = main()
    server.stop()
    return status


if __name__ == "__main__":
    sys.exit(run())
