"""Processes that answer one question at a time and can be killed: what is late or large never holds up the site.

A question and its answer are msgpack, each behind four bytes of length, on the stdin and stdout of the process.
"""

import asyncio
from collections.abc import Sequence
from typing import Any

import msgspec

HELD = 16 * 2**20  # bytes of an answer on the pipe

Message = dict[str, Any]


class KilledError(Exception):
    """A worker died, or was killed because it was late, before it had answered."""


class BusyError(Exception):
    """No worker got free in time."""


class Worker:
    """One process with one question at a time. Started when it is first asked, and again after it died."""

    def __init__(self, command: Sequence[str]) -> None:
        self.command = command
        self.process: asyncio.subprocess.Process | None = None

    async def ask(self, question: Message, seconds: float) -> Message:
        """The answer. Raises KilledError where there is none within ``seconds``."""
        if self.process is None or self.process.returncode is not None:
            self.process = await asyncio.create_subprocess_exec(
                *self.command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
            )
            seconds += 5  # of starting
        try:
            async with asyncio.timeout(seconds):
                return await self._talk(self.process, msgspec.msgpack.encode(question))
        except (TimeoutError, asyncio.IncompleteReadError, ConnectionError, ValueError) as error:
            await self.kill()
            raise KilledError from error
        except asyncio.CancelledError:  # the reader has left
            await self.kill()
            raise

    async def _talk(self, process: asyncio.subprocess.Process, question: bytes) -> Message:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(len(question).to_bytes(4, "big") + question)
        await process.stdin.drain()
        size = int.from_bytes(await process.stdout.readexactly(4), "big")
        if size > HELD:
            raise ValueError(f"{size} bytes of an answer")
        answer: Message = msgspec.msgpack.decode(await process.stdout.readexactly(size))
        return answer

    async def kill(self) -> None:
        """End the process now, whatever it is at."""
        if self.process and self.process.returncode is None:
            self.process.kill()
            await self.process.wait()
        self.process = None


class Pool:
    """Some workers of one kind; whoever asks waits at most ``wait`` seconds for a free one."""

    def __init__(self, command: Sequence[str], workers: int, wait: float) -> None:
        self.wait = wait
        self.free: asyncio.Queue[Worker] = asyncio.Queue()
        self.workers = [Worker(command) for _ in range(workers)]
        for worker in self.workers:
            self.free.put_nowait(worker)

    async def answer(self, question: Message, seconds: float) -> Message:
        """The answer of a worker. Raises KilledError, and BusyError where none gets free."""
        try:
            worker = await asyncio.wait_for(self.free.get(), self.wait)
        except TimeoutError as error:
            raise BusyError from error
        try:
            return await worker.ask(question, seconds)
        finally:
            self.free.put_nowait(worker)

    async def close(self) -> None:
        """Kill all workers."""
        for worker in self.workers:
            await worker.kill()
