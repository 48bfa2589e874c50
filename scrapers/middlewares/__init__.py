"""Downloader middlewares: address guard, strict robots, Retry-After, complete bodies. And what they raise."""

from scrapy.exceptions import IgnoreRequest

from scrapers.health import State


class RejectedError(IgnoreRequest):
    """A request or response that was not taken. ``state`` is what it means for the source, ``reason`` says why."""

    def __init__(self, state: State, reason: str) -> None:
        super().__init__(f"{state}: {reason}")
        self.state, self.reason = state, reason
