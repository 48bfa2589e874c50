"""Work on pages in a child process that may be lost: a page that never ends, or ends the process, costs that page alone.

A new process is started in place of a lost one, and the batch is done again without the page it was lost at. Signals would
not do: inside an engine we run in one of its threads, and code in C does not hear them.
"""

import multiprocessing
import resource
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection
from types import TracebackType

import pyarrow as pa

from etl.corpus.pages import Page, Row, Work, batch_of, pages

SECONDS = 60.0
"""For one page; an ordinary one takes 5 ms."""
START = 300.0
"""Seconds to read the reference; it takes two, and longer on a machine that is busy."""
MEMORY = 4 * 2**30
"""Bytes of address space of one child; it uses 0.4 GB for itself."""
BATCH = 50
"""Pages handed over at once."""
SPAWN = multiprocessing.get_context("spawn")
READY = "ready"


class Guarded:
    """A child process that does ``begin()``'s work; started at first use, ended at the end of `with`."""

    def __init__(self, begin: Callable[[], Work], seconds: float = SECONDS) -> None:
        self.begin, self.seconds = begin, seconds
        self.child: multiprocessing.process.BaseProcess | None = None
        self.connection: Connection | None = None

    def __enter__(self) -> "Guarded":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def rows(self, batch: Sequence[Page]) -> pa.RecordBatch:
        """The rows of these pages, in their order; those of a page the child was lost at are a refusal.

        Raises RuntimeError where no child can be started.
        """
        waiting = list(batch)
        while True:
            connection = self.connection or self.start()
            at = 0
            try:
                connection.send(waiting)
                while connection.poll(self.seconds):
                    answer = connection.recv()
                    if isinstance(answer, bytes):
                        with pa.ipc.open_stream(answer) as stream:
                            return stream.read_next_batch()
                    at = answer
                reason = f"took more than {self.seconds:g} seconds"
            except (EOFError, ConnectionError):
                reason = f"ended the process that read it ({self.ended()})"
            self.stop()
            if waiting[at].refused:
                raise RuntimeError(f"a process is lost without reading anything: {reason}")
            waiting[at] = waiting[at]._replace(refused=reason)

    def start(self) -> Connection:
        """Start a child and wait until it is ready."""
        self.connection, theirs = SPAWN.Pipe()
        self.child = SPAWN.Process(target=serve, args=(theirs, self.begin), daemon=True)
        self.child.start()
        theirs.close()
        try:
            answer = self.connection.recv() if self.connection.poll(START) else f"not ready after {START:g} seconds"
        except EOFError:
            answer = self.ended()
        if answer != READY:
            self.stop()
            raise RuntimeError(f"the process that annotates did not start: {answer}")
        return self.connection

    def ended(self) -> str:
        """How the child ended."""
        if self.child is None:
            return "not started"
        self.child.join(5)
        code = self.child.exitcode
        return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"

    def stop(self) -> None:
        """End the child."""
        if self.child is not None:
            self.child.kill()
            self.child.join()
            self.child = None
        if self.connection is not None:
            self.connection.close()
            self.connection = None


def serve(connection: Connection, begin: Callable[[], Work]) -> None:
    """The child: says which page of a batch it is at, then sends the rows of all as Arrow."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        work = begin()
    except Exception as error:  # noqa: BLE001 - told to the parent, which raises it
        connection.send(f"{type(error).__name__}: {error}")
        return
    connection.send(READY)
    while True:
        try:
            batch: list[Page] = connection.recv()
        except EOFError:  # the parent has gone
            return
        rows: list[Row] = []
        for number, page in enumerate(batch):
            connection.send(number)
            rows += work(page)
        sink = pa.BufferOutputStream()
        found = batch_of(rows)
        with pa.ipc.new_stream(sink, found.schema) as stream:
            stream.write_batch(found)
        connection.send(sink.getvalue().to_pybytes())


def batches(given: Iterable[pa.RecordBatch], guarded: Guarded) -> Iterator[pa.RecordBatch]:
    """The rows of the pages in ``given``, batch by batch."""
    for batch in given:
        for start in range(0, batch.num_rows, BATCH):
            yield guarded.rows(pages(batch.slice(start, BATCH)))
