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
    ``reply_url`` is one for the replies of an API that are documents themselves, each with many statements.
    ``not_asked`` matches documents that no crawl asks for: robots.txt forbids them, or they are another address of one.
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
    reply_url: str = ""
    not_asked: str = ""

    def is_document(self, url: str) -> bool:
        """True where ``url`` names a document of this source: a page of its own, or a reply that holds several."""
        return self.is_page(url) or (self.reply_url != "" and re.fullmatch(self.reply_url, url) is not None)

    def is_page(self, url: str) -> bool:
        """True where ``url`` is the address of one statement, as its publisher links to it."""
        return re.fullmatch(self.document_url, url) is not None

    def may_ask(self, url: str) -> bool:
        """True where a crawl may ask for the document ``url``."""
        return self.not_asked == "" or re.fullmatch(self.not_asked, url) is None
