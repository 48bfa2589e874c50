"""What an exception of a download means for its source."""

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from twisted.internet.error import ConnectError

from scrapers.health import State
from scrapers.middlewares import RejectedError

# Asking again at once is no use: a name that does not resolve and a closed port stay so for longer than a run.
NO_RETRY = (CannotResolveHostError, DownloadConnectionRefusedError)


def verdict(error: BaseException) -> tuple[State, str]:
    """(state, reason) of a request that ended in ``error``. What no rule knows is ``error``, with its type and text."""
    if isinstance(error, RejectedError):
        return error.state, error.reason
    text = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    if isinstance(error, CannotResolveHostError):
        return "unreachable", "its name could not be resolved"
    if isinstance(error, DownloadConnectionRefusedError):
        return "unreachable", "connection refused"
    if isinstance(error, ResponseDataLossError):
        return "truncated", "the connection closed before Content-Length or the last chunk"
    if isinstance(error, DownloadCancelledError):
        return "too_large", "the body passed DOWNLOAD_MAXSIZE"
    if isinstance(error, DownloadTimeoutError | DownloadFailedError | ConnectError):
        return "unreachable", text
    if isinstance(error, UnsupportedURLSchemeError | IgnoreRequest):  # e.g. "max redirections reached"
        return "drift", text
    return "error", text
