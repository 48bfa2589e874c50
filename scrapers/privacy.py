"""The gate for people: a file that lists persons is quarantined before records, git or Datasette see it.

In November 2022 ICE posted 6,252 asylum seekers' names and A-numbers on the very page this project reads. Scanned is all that
a file holds, whatever a reader of ours opens of it: every member of a zip and of a zip inside it, text and attributes
(comments, text boxes, headers, properties, caches of pivots and links), with look-alike letters and signs made equal.
"""

import html
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache

from scrapers import archive
from scrapers.archive import Archive

# Cyrillic and Greek capitals that look like Latin ones, and the small a's
LOOK_ALIKE = str.maketrans("АВЕКМНОРСТХΑΒΕΗΙΚΜΝΟΡΤΥΧаα", "ABEKMHOPCTXABEHIKMNOPTYXAA")
SIGNS = re.compile(r"[\s\-_:.#/()–—‐‑‒−]+")  # between the parts of a number or a header, all as one blank
MARKS = re.compile("[\u0300-\u036f]+")
ZERO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
# No letter or digit before the A. Said after the A, because a pattern that starts with a letter is sought 15 times faster.
A_NUMBER = re.compile(
    r"A(?<![A-Z0-9]A)(?:LIEN)? ?(?:FILE |REGISTRATION |REG )?(?:NO |NUMBER |NUM |NUMERO )?"
    r"(\d{3} ?\d{3} ?\d{3}|\d{2} ?\d{3} ?\d{3})(?!\d)"
)
HEADERS: dict[str, str] = {
    "name": "FIRST NAME|LAST NAME|MIDDLE NAME|FULL NAME|GIVEN NAME|FAMILY NAME|SURNAME|DETAINEE NAME|ALIEN NAME|NAME OF ALIEN|"
    "NAME OF DETAINEE|LAST, FIRST|LAST NAME, FIRST NAME|NOMBRE|NOMBRES|NOMBRE COMPLETO|APELLIDO|APELLIDOS|PRIMER APELLIDO|NOM|"
    "PRENOM|NOM DE FAMILLE|SOBRENOME|NON|SIYATI|DETAINEE|ALIEN|FNAME|LNAME",
    "birth": "DOB|D O B|DATE OF BIRTH|BIRTH DATE|BIRTHDATE|BIRTH DT|YEAR OF BIRTH|YOB|FECHA DE NACIMIENTO|F NACIMIENTO|"
    "NACIMIENTO|DATE DE NAISSANCE|DATA DE NASCIMENTO|EDAD|AGE",
    "number": "A NUMBER|A NO|A NUM|ANUMBER|ALIEN NUMBER|ALIEN NO|ALIEN FILE NUMBER|ALIEN REGISTRATION NUMBER|A FILE NUMBER|"
    "NUMERO A|NUMERO DE EXTRANJERO|PASSPORT NUMBER|PASSPORT NO|PASAPORTE|FINS|FINS NUMBER|SUBJECT ID|EID SUBJECT ID|SSN",
    "origin": "COUNTRY OF CITIZENSHIP|CITIZENSHIP COUNTRY|CITIZENSHIP|COUNTRY OF BIRTH|BIRTH COUNTRY|COC|COB|NATIONALITY|"
    "NACIONALIDAD|PAIS|PAIS DE ORIGEN|PAIS DE NACIMIENTO|CIUDADANIA|NATIONALITE",
    "sex": "GENDER|SEX|SEXO|GENERO|SEXE",
}
KIND_OF = {header: kind for kind, headers in HEADERS.items() for header in headers.split("|")}
ROLES = frozenset("DETAINEE|ALIEN|NOM|NON".split("|"))  # name headers that are ordinary words, too
PLAIN_NAME = "NAME"  # says nothing alone: facilities have names, too
MANY = 3  # A-numbers, or person headers
LIST_ROWS = 30  # a sheet longer than this is a list: two person headers are enough
LONGEST = 40  # characters of a header
DEPTH = 3  # zips inside zips
CACHED = 1000  # characters or bytes of a text whose folding is kept: editions repeat their texts
SMALL = 2**16  # bytes of a member whose verdict is kept
LARGEST = 64 * 2**20  # bytes of a member that is looked into; preflight refuses more
TEXT = re.compile(rb">([^<>]+)<|\b(?:v|name|title|descr|author|caption)=\"([^\"]*)\"")
BETWEEN_TAGS = re.compile(rb">([^<>]+)<")  # TEXT where no attribute says one: three times faster
ATTRIBUTES = (b'v="', b'name="', b'title="', b'descr="', b'author="', b'caption="')
RUN_ENDS = re.compile(rb"</(?:\w+:)?(?:si|is|p|row|c|comment|definedName|s|oddHeader|oddFooter)>")
PLACE_IN_HEADER = re.compile(r"&[LCR](?=\S)")  # of a printed page: &LA123 stands on the left
SHEET = b"<worksheet"
COMPRESSED = (b"%PDF", b"PAR1")
ZIP = b"PK\x03\x04"


class QuarantinedError(Exception):
    """The bytes seem to list persons. The message says which rule, never what was found."""


def scan(texts: Iterable[str], rows: int = 0) -> str | None:
    """Why ``texts`` seem to list persons, None where they don't.

    ``texts`` are the cells of one sheet with ``rows`` rows, or the text of one page (``rows`` 0). Rules: at least 3
    different A-numbers; at least 3 different headers of person lists; 2 such headers of different kinds (a name and a
    birth, a number, an origin …) in a sheet of more than 30 rows; a header of a name beside one of those.
    """
    return _judged({folded(text) for text in texts}, rows)


def _judged(distinct: set[str], rows: int = 0) -> str | None:
    """The rules of ``scan``, of texts that are folded."""
    numbers = {re.sub(" ", "", found) for found in A_NUMBER.findall("\n".join(distinct))}
    if len(numbers) >= MANY:
        return f"{len(numbers)} A-numbers"
    headers = {text: KIND_OF[text] for text in distinct if len(text) < LONGEST and text in KIND_OF}
    kinds = set(headers.values())
    personal = kinds & {"birth", "number", "origin"}
    named = "name" in kinds or PLAIN_NAME in distinct
    if len(headers) >= MANY and personal:
        return f"{len(headers)} headers of a list of persons over {rows} rows"
    if rows > LIST_ROWS and len(headers) >= MANY - 1 and len(kinds) > 1 and personal:
        return f"{len(headers)} headers of a list of persons over {rows} rows"
    of_a_person = [text for text, kind in headers.items() if kind == "name" and text not in ROLES]
    if (
        (named and ("number" in kinds or {"birth", "origin"} <= kinds))
        or len(of_a_person) >= 2
        or (of_a_person and personal)
    ):
        return f"names beside {' and '.join(sorted(kinds))} of persons"
    return None


def scan_bytes(body: bytes, depth: int = 0) -> str | None:
    """Why a file seems to list persons: its text, or that of any member where it is a zip; None where it doesn't."""
    if body.startswith(COMPRESSED):
        return scan([body.decode("ascii", "ignore")])  # its reader scans what it unpacks
    if not body.startswith(ZIP):
        return scan([body.decode("utf-8", "replace"), *_decoded(body)])
    try:
        zipped = Archive(body) if depth else archive.of(body)
        for info in zipped.members:
            if info.file_size > LARGEST or info.flag_bits & 1:
                continue  # preflight refuses such a file
            content = zipped.read(info)
            is_zip = content.startswith(ZIP) and depth < DEPTH
            if reason := scan_bytes(content, depth + 1) if is_zip else _scan_member(content):
                return f"{reason}, in {info.filename.rpartition('/')[2]}"
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError, RuntimeError):
        return None  # a damaged zip is refused by preflight, with the reason
    return None


def _scan_member(content: bytes) -> str | None:
    """Why one member seems to list persons. Editions repeat their small ones (themes, settings of printers) to the byte."""
    return _scan_small(content) if len(content) < SMALL else _judged(_texts(content))


@lru_cache(maxsize=256)
def _scan_small(content: bytes) -> str | None:
    return _judged(_texts(content))


def _texts(content: bytes) -> set[str]:
    """The texts of one member, folded: of each string, cell, paragraph or property, whole and by its runs."""
    if content.lstrip()[:1] != b"<":
        said = (content.decode("utf-8", "replace"), *_decoded(content))
        return {folded(line) for text in said for line in text.split("\n")}
    is_sheet = SHEET in content[:2000]
    if is_sheet and b"<is>" not in content and b't="str"' not in content:
        content = content[content.rfind(b"</sheetData>") :]  # its cells are numbers, or stand among the shared strings
    spoken = any(name in content for name in ATTRIBUTES)
    texts: set[str] = set()
    for part in RUN_ENDS.split(content):
        # No two cells of a sheet are one to the byte: they have addresses.
        texts |= _runs(part, spoken) if is_sheet or len(part) > CACHED else _runs_of_known(part, spoken)
    return texts


def _runs(part: bytes, spoken: bool) -> frozenset[str]:
    """The folded texts of one string or paragraph: whole, and each run. ``spoken``: attributes may say some of them."""
    found = (TEXT if spoken else BETWEEN_TAGS).findall(part + b"<")
    said = [text or attribute for text, attribute in found] if spoken else found
    each = {b"".join(said), *said} if len(said) > 1 else said
    return frozenset(_folded_bytes(text) if len(text) < CACHED else _fold_bytes(text) for text in each)


@lru_cache(maxsize=2**15)
def _runs_of_known(part: bytes, spoken: bool) -> frozenset[str]:
    return _runs(part, spoken)


def _fold_bytes(text: bytes) -> str:
    return _fold(PLACE_IN_HEADER.sub(" ", html.unescape(text.decode("utf-8", "replace"))))


@lru_cache(maxsize=2**15)
def _folded_bytes(text: bytes) -> str:
    return _fold_bytes(text)


def _decoded(content: bytes) -> Iterator[str]:
    """The text of bytes that say they are, or look like, UTF-16."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield content.decode("utf-16", "replace")
    elif content[:200].count(b"\0") > 50:
        yield content.decode("utf-16-le", "replace")


def folded(text: str) -> str:
    """``text`` in capitals, with look-alikes, signs and blanks made equal."""
    return _folded(text) if len(text) < CACHED else _fold(text)


def _fold(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", ZERO_WIDTH.sub("", text))
        text = MARKS.sub("", unicodedata.normalize("NFD", text.upper())).translate(LOOK_ALIKE)
    return "\n".join(" ".join(SIGNS.split(line)).strip() for line in text.upper().split("\n"))


@lru_cache(maxsize=2**15)
def _folded(text: str) -> str:
    return _fold(text)
