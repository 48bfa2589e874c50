"""The zip of one snapshot: each member is inflated once, whoever reads it next (the gate for people, then the preflight)."""

import zipfile
from functools import lru_cache
from io import BytesIO

KEPT = 48 * 2**20  # bytes, unpacked; the largest real workbook has 12.8 MB


class Archive:
    """The members of a zip. Raises what zipfile raises, zlib.error among it, on a damaged one."""

    def __init__(self, body: bytes) -> None:
        self._zip = zipfile.ZipFile(BytesIO(body))
        self._contents: dict[int, bytes] = {}  # by identity: two members can have one name
        self._room = KEPT
        self.members = self._zip.infolist()

    def read(self, info: zipfile.ZipInfo) -> bytes:
        """A member's bytes, inflated to its end: zipfile then compares its CRC. Never more than its header says."""
        content = self._contents.get(id(info))
        if content is None:
            with self._zip.open(info) as file:
                content = file.read(info.file_size + 1)
            if len(content) <= self._room:
                self._room -= len(content)
                self._contents[id(info)] = content
        return content


@lru_cache(maxsize=1)
def of(body: bytes) -> Archive:
    """The archive in ``body``; the last one asked for stays open. Raises as ``Archive`` does."""
    return Archive(body)
