"""Source: who publishes what, where, how often, under which rights, and how to cite it."""

import re
from dataclasses import dataclass
from typing import Literal

Rights = Literal["us_government_work", "cc0", "excerpt"]


@dataclass(frozen=True)
class Source:
    """One publisher's series of documents. Every spider module holds exactly one, as ``SOURCE``.

    ``hosts`` is the exact allow-list of host names a crawl may ask. ``document_url`` is a regular expression that a URL
    must match in full to be a document of this source; it also tells ``import --manifest`` which rows are meant.
    ``cadence_days`` is how often the publisher says (or by law has) to publish, None where nothing is promised.
    ``rights`` is ``us_government_work`` (17 U.S.C. 105: full text may be shown), ``cc0`` (data given to the public
    domain) or ``excerpt`` (metadata, facts and at most 300 characters with a link).
    """

    source_id: str
    publisher: str
    title: str
    homepage: str
    hosts: tuple[str, ...]
    document_url: str
    rights: Rights
    rights_note: str
    citation: str
    cadence_days: int | None = None
    cadence_note: str = ""

    def is_document(self, url: str) -> bool:
        """True where ``url`` names a document of this source."""
        return re.fullmatch(self.document_url, url) is not None
