"""Answers that the running site has given, kept by address: a release never changes while it is served."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any

BUDGET = 32 * 2**20  # bytes of all bodies together
LARGEST = 2**20  # bytes of one body; a table exported as CSV comes in pieces and is not kept

Key = tuple[str, ...]
Send = Callable[[dict[str, Any]], Awaitable[None]]


class Kept:
    """Whole answers with status 200, those asked for last."""

    def __init__(self, budget: int = BUDGET) -> None:
        self.budget, self.size = budget, 0
        self.answers: OrderedDict[Key, list[dict[str, Any]]] = OrderedDict()

    async def again(self, key: Key, send: Send) -> bool:
        """Give the answer that is kept for ``key``; False where none is."""
        messages = self.answers.get(key)
        if messages is None:
            return False
        self.answers.move_to_end(key)
        for message in messages:
            await send(message)
        return True

    def keeping(self, key: Key, send: Send) -> Send:
        """``send``, but what it sends is kept where it is a whole answer that is the same for everybody."""
        start: dict[str, Any] = {}

        async def sending(message: dict[str, Any]) -> None:
            await send(message)
            if message["type"] == "http.response.start":
                start.update(message)
            elif not message.get("more_body") and self.may(start, message):
                self.keep(key, [dict(start), message])
            start["more"] = message.get("more_body")

        return sending

    def may(self, start: dict[str, Any], body: dict[str, Any]) -> bool:
        names = {name.lower() for name, _ in start.get("headers", [])}
        whole = start.get("status") == 200 and not start.get("more")
        return whole and b"set-cookie" not in names and len(body.get("body", b"")) <= LARGEST

    def keep(self, key: Key, messages: list[dict[str, Any]]) -> None:
        if key in self.answers:
            return
        self.answers[key] = messages
        self.size += len(messages[-1].get("body", b""))
        while self.size > self.budget:
            _, (_, body) = self.answers.popitem(last=False)
            self.size -= len(body.get("body", b""))
