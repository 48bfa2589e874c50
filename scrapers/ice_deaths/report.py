"""A detainee death report: facts of one death, without the name, from the labelled block and a few strict phrases.

The labelled block is read strictly. What only running text says (place, start of custody, cause) is read by the rules
below, each of which gives null where it isn't sure. All phrases are from 59 reports of 2018 to 2025.
"""

import re
from collections.abc import Mapping

from scrapers.ice_deaths.facts import age_between, day, shorten
from scrapers.records import RefusedError, Value

TITLE = re.compile(r"Detainee Death Report:[ \t]*(?P<name>[^\n]+)")
LABEL = re.compile(r"^[\s•\uf0b7-]*(?P<label>[A-Z][A-Za-z ]+?)\s*:[ \t]*(?P<value>[^\n]+)", re.MULTILINE)
SECTION = re.compile(
    r"^\W*(?:C\s)?(?P<name>General Demographic/Background Information|Immigration History|C?riminal History|"
    r"Medical History|Synopsis of (?:Events|Death)|Medical/Mental Health History)\W*$",
    re.MULTILINE | re.IGNORECASE,
)
DEATH_LABELS = ("Date of Death", "Date of Neurologic Death", "Date")  # the last on one report (2022-10)
DATE = r"(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}"
SENTENCE = re.compile(r"(?<![ .(][A-Z]\.)(?<!Mr\.)(?<!Ms\.)(?<!Mrs\.)(?<!Ft\.)(?<!St\.)(?<=[.;])\s+(?=[A-Z•o])|\s*•\s*")
NOUN = (
    r"(?:Center|Facility|Jail|Complex|Prison|Penitentiary|Institut(?:ion|e)|Annex|Hold(?:ing)? Room|Staging Area|"
    r"Residential Center|Correctional Complex)"
)
WORD = r"(?:[A-Z][\w.’'&/-]*|of|and|the|de|[A-Z]\.|\([A-Z-]+\))"
PLACE = re.compile(
    rf"\b(?P<preposition>to|at|into|in)(?: the| an?)? (?P<place>(?:{WORD} ){{1,8}}?{NOUN}(?: {NOUN})*)"
    r"(?! (?:of|Medical|Hospital))\b(?: ?\((?P<short>[A-Z][A-Z-]{1,6})\))?"
)
DEFINED = re.compile(rf"(?P<place>(?:{WORD} ){{1,8}}?{NOUN}(?: {NOUN})*) ?\((?P<short>[A-Z][A-Z-]{{1,6}})\)")
LISTED = re.compile(rf"^o? ?[A-Z][a-z]+ \d[^A-Z]*(?:[A-Z][a-z]+ \d+, )?\d{{4}}, (?P<place>(?:{WORD} ){{1,8}}?{NOUN})\b")
SHORT = re.compile(r"\b(?:to|at|into|in)(?: the)? (?P<short>[A-Z][A-Z-]{1,6})\b(?P<town>,? in [A-Z])?")
AGENCIES = frozenset("BOP BP CBP DHS ERO HSI ICE INS US USBP".split())
MOVED = re.compile(
    r"\b(?:transferred|transported|moved|returned)\b(?:[^.]|(?<=M[rs])\.)*? to (?:the )?(?P<to>[A-Z][^.]*)"
)
HELD = re.compile(
    r"\b(?:transfer(?:s|red|ring)?|transported|transportation|detain(?:ed|ing)|housed|housing|booked|placed|returned|"
    r"custody|received|brought)\b",
    re.IGNORECASE,
)
NOT_HELD = re.compile(
    r"\b(?:encountered|arrest(?:ed)?|lodged|served|apprehended|convicted|applied|admitted|notified|ordered|plan for)\b",
    re.IGNORECASE,
)
NO_PLACE = re.compile(r"Medical Center|Hospital|Health|Courthouse|Court\b|Airport|Centralized|Sector|Border Patrol")
AWAY = re.compile(
    r"(?:Mexico|United States|U\. ?S\.|ICE|ERO|Enforcement and Removal|Immigration and Customs)\b"
    rf"|[^,]*(?:{NO_PLACE.pattern})"
)
TAKEN = re.compile(
    r"\b(?:(?:ICE|ERO|Removal Operations?)\)?(?:[ -][A-Z(][\w)]+)*,?(?:’s)? custody|took custody|"
    r"assumed [^.]{0,40}custody|into (?:the )?custody|"
    r"custody of (?:the )?(?:ICE|ERO|U\.S\. Immigration|Enforcement and Removal))"
)
LET_GO = re.compile(r"\b(?:paroled?|removed|recognizance|supervision|OSUP|bond|voluntary return)\b", re.IGNORECASE)

FINAL = re.compile(
    r"death certificate|certificate of death|autopsy report|medical examiner|pathology report|official cause", re.I
)
PENDING = re.compile(r"autopsy (?:is|was ordered and is)(?: still)? pending|cause of death is pending", re.IGNORECASE)
PHRASE = r"(?:[^.;]|(?<=M[rs])\.)+"  # to the end of the sentence
CAUSES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"cause of (?:his |her )?death (?:was determined to be|is due to|was due to|was|is|as|of)(?: as)?:? ?"
        rf"(?P<cause>{PHRASE}?)(?:,? and the manner\b|(?<!M[rs])[.;]|$)",
        rf"cause of death: (?P<cause>{PHRASE})",
        rf"(?:documenting|identified) (?P<cause>{PHRASE}?) as the (?:official |preliminary )?cause of death",
        rf"death (?:was )?caused by (?P<cause>{PHRASE})",
    )
)
MANNER = re.compile(
    r"manner of death,? (?:was |as )?(?P<manner>natural|suicide|homicide|accident|undetermined)", re.IGNORECASE
)
NATURAL = re.compile(r"died an? natural death", re.IGNORECASE)


def read(text: str) -> Mapping[str, Value]:
    """The facts of the report in ``text`` (all pages). Raises RefusedError naming the label that is missing."""
    title = TITLE.search(text)
    if title is None:
        raise RefusedError("no 'Detainee Death Report:' in the text", cell="title")
    sections = _sections(text)
    block = {match["label"]: " ".join(match["value"].split()) for match in LABEL.finditer(sections["general"])}
    death_label = next((label for label in DEATH_LABELS if label in block), None)
    sex_label = next((label for label in ("Sex", "Gender") if label in block), None)
    for label, found in (("Date of Death", death_label), ("Sex or Gender", sex_label)):
        if found is None:
            raise RefusedError(f"the demographic block has no {label!r}", cell=label)
    assert death_label is not None
    assert sex_label is not None
    for label in ("Age", "Country of Citizenship"):
        if label not in block:
            raise RefusedError(f"the demographic block has no {label!r}", cell=label)
    died = day(block[death_label], death_label)
    born = block.get("Date of Birth")
    history = _sentences(sections["history"])
    cause, status, manner = _cause(text)
    _refuse_names(title["name"], cause)
    place, rule = _last_detention(history, _definitions(text))
    return {
        "kind": "report",
        "row": 1,
        "page": 1,
        "date_of_death_printed": block[death_label],
        "date_label": death_label,
        "age_printed": block["Age"],
        "age_from_dates": age_between(day(born, "Date of Birth"), died) if born else None,
        "sex_printed": block[sex_label],
        "gender_printed": block.get("Gender") if sex_label == "Sex" else None,
        "country_printed": block["Country of Citizenship"].strip(" `"),
        "country_of": "citizenship",
        "last_detention_printed": place,
        "last_detention_rule": rule,
        "last_detention_town_printed": _town(text, place) if place else None,
        "custody_start_printed": _custody_start(history),
        "cause_printed": cause,
        "cause_status": status,
        "manner_printed": manner,
    }


def _sections(text: str) -> dict[str, str]:
    """The demographic block and the immigration history. Raises RefusedError where a heading is missing."""
    found = list(SECTION.finditer(text))
    names = [match["name"].casefold() for match in found]
    result = {}
    for key, name in (("general", "general demographic/background information"), ("history", "immigration history")):
        if names.count(name) != 1:
            raise RefusedError(f"{names.count(name)} headings {name!r}, expected 1", cell=name)
        at = names.index(name)
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        result[key] = text[found[at].end() : end]
    return result


def _sentences(section: str) -> list[str]:
    flat = re.sub(
        r"U\s*\.\s*S\. Immigration and Customs Enforcement\s+Enforcement and Removal Operations\s+\d+ ?\n", " ", section
    )
    return [" ".join(part.split()) for part in SENTENCE.split(flat) if part.strip()]


def _definitions(text: str) -> dict[str, str]:
    """Abbreviation -> the place it stands for, where the report says so: ``Stewart Detention Center (SDC)``."""
    found: dict[str, str] = {}
    for match in DEFINED.finditer(" ".join(text.split())):
        found.setdefault(match["short"], _trimmed(match["place"]))
    return found


def _trimmed(place: str) -> str:
    """A place without what stands before its name: ``the``, an agency, an office."""
    return re.sub(r"^(?:the |The |ICE |ERO |and |of )+", "", place)


def _last_detention(history: list[str], short: Mapping[str, str]) -> tuple[str | None, str | None]:
    """The last place the history says the person was taken to or held at, with the rule; null where none is sure.

    A later sentence that says the person was moved to something that these rules can't read makes the place unsure.
    """
    last: tuple[str | None, str | None] = (None, None)
    for sentence in history:
        found = [(m.start("preposition"), _trimmed(m["place"]), "named") for m in PLACE.finditer(sentence)]
        for m in SHORT.finditer(sentence):
            if m["short"] in short:
                found.append((m.start(), short[m["short"]], "abbreviated"))
            elif m["town"] and m["short"] not in AGENCIES:
                found.append((m.start(), m["short"], "abbreviation not explained"))
        read = False
        for start, place, rule in sorted(found):
            verbs = [(m.start(), True) for m in HELD.finditer(sentence, 0, start)]
            verbs += [(m.start(), False) for m in NOT_HELD.finditer(sentence, 0, start)]
            if NO_PLACE.search(place):
                read = True  # a hospital, a border station: not a place of detention by ICE
            elif verbs and max(verbs)[1]:
                last, read = (place, rule), True
        if (listed := LISTED.match(sentence)) and not NO_PLACE.search(listed["place"]):
            last = (_trimmed(listed["place"]), "listed")
        elif not read and (moved := MOVED.search(sentence)) and not AWAY.match(moved["to"]):
            last = (None, None)
    return last


def _town(text: str, place: str) -> str | None:
    """Town and state, where the report prints them after the place: ``…, in Lumpkin, GA``. The first time counts."""
    found = re.search(
        rf"{re.escape(place)}(?: ?\([A-Z-]+\))?,?(?: located)? in (?P<town>[A-Z][\w.’' -]*?, "
        r"(?:[A-Z]{2}\b|[A-Z][a-z]+(?: (?:Carolina|Dakota|Hampshire|Jersey|Mexico|York|Virginia|Island|Rico))?))",
        " ".join(text.split()),
    )
    return found["town"] if found else None


def _custody_start(history: list[str]) -> str | None:
    """The day ICE took custody: only where one dated sentence says so, and none after it says the person was let go."""
    dated = ""
    taken: list[str] = []
    for sentence in history:
        if match := re.match(rf"On (?P<date>{DATE}),", sentence):
            dated = match["date"]
        elif not re.match(r"On (?:this|that|the) same (?:date|day)", sentence):
            dated = dated if not sentence.startswith(("On ", "Between ", "From ", "In ", "Prior ")) else ""
        took = list(TAKEN.finditer(sentence))
        if took:
            taken.append(dated)
        if LET_GO.search(sentence, took[-1].end() if took else 0):
            taken.clear()
    return taken[0] if len(set(taken)) == 1 and taken[0] else None


def _cause(text: str) -> tuple[str | None, str, str | None]:
    """Cause, its status (final, stated, preliminary, pending, not_stated) and manner. The last of the best status."""
    best: tuple[int, str | None, str] = (0, None, "not_stated")
    manner = None
    for sentence in _sentences(text):
        if PENDING.search(sentence):
            best = max(best, (1, None, "pending"), key=lambda item: item[0])
        found = next((match for pattern in CAUSES if (match := pattern.search(sentence))), None)
        if found:
            rank, status = 3, "stated"  # without a word on whether that is final
            if "preliminary" in sentence.casefold():
                rank, status = 2, "preliminary"
            elif FINAL.search(sentence):
                rank, status = 4, "final"
            best = max((rank, shorten(found["cause"]), status), best, key=lambda item: item[0])
        if match := MANNER.search(sentence):
            manner = match["manner"].casefold()
        elif NATURAL.search(sentence):
            manner = "natural"
    return best[1], best[2], manner


def _refuse_names(name: str, cause: str | None) -> None:
    """Refuse where the phrase taken as the cause holds a part of the name in the title."""
    words = {word.casefold() for word in re.findall(r"\w{3,}", name)}
    if cause and words & {word.casefold() for word in re.findall(r"\w{3,}", cause)}:
        raise RefusedError("the phrase read as the cause of death holds a person's name", cell="cause of death")
