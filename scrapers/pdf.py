"""PDFs with text: the text of each page. Scans without text are refused: nothing here reads pictures."""

import logging
from io import BytesIO

from scrapers.records import RefusedError

MAX_PAGES = 500  # the longest read so far has 35
logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of every harmless slip of a writer


def pages(body: bytes) -> list[str]:
    """The text of every page in order, "" for a page without any. Raises RefusedError where there is no text at all."""
    import pypdf  # a quarter of a second of every command, for the few that read a PDF
    from pypdf.errors import PyPdfError

    if not body.startswith(b"%PDF-"):
        raise RefusedError(f"not a PDF ({len(body)} bytes): it starts {body[:8]!r}")
    try:
        reader = pypdf.PdfReader(BytesIO(body))
        if reader.is_encrypted:
            raise RefusedError("the PDF is encrypted")
        if len(reader.pages) > MAX_PAGES:
            raise RefusedError(f"the PDF has {len(reader.pages)} pages (at most {MAX_PAGES})")
        texts = [page.extract_text() for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise RefusedError(f"pypdf can't read this PDF: {type(error).__name__}: {error}") from error
    if not any(text.strip() for text in texts):
        raise RefusedError("the PDF holds no text; a scan must be read by a person")
    return texts
