"""A detainee death report: facts of one death, without the name, from the labelled block and a few strict phrases.

The labelled block is read strictly. Place and start of custody follow from the report's timeline, the cause from the rules
below; each is null where it isn't sure. All phrases are from 59 reports of 2018 to 2025.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from scrapers.ice_deaths import timeline
from scrapers.ice_deaths.facts import age_between, day, shorten
from scrapers.ice_deaths.places import Names, town
from scrapers.ice_deaths.timeline import Event
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


def read(pages: list[str]) -> tuple[Mapping[str, Value], list[Mapping[str, Value]]]:
    """The facts of the report on ``pages``, and its events of custody. Raises RefusedError naming the label that is missing."""
    text = "\n".join(pages)
    title = TITLE.search(text)
    if title is None:
        raise RefusedError("no 'Detainee Death Report:' in the text", cell="title")
    spans = _spans(text)
    block = {match["label"]: match for match in LABEL.finditer(text, *spans["general"])}
    printed = {label: " ".join(match["value"].split()) for label, match in block.items()}
    death_label = _label(printed, DEATH_LABELS, "Date of Death")
    sex_label = _label(printed, ("Sex", "Gender"), "Sex or Gender")
    for label in ("Age", "Country of Citizenship"):
        _label(printed, (label,), label)
    died = day(printed[death_label], death_label)
    born = printed.get("Date of Birth")
    cause, status, manner = _cause(text)
    _refuse_names(title["name"], cause)
    told = timeline.read(timeline.parts(pages, [spans["history"], spans["after"]]), Names(text))
    events = _without_names(told, title["name"])
    start, last = timeline.custody(events, died)
    facts = {
        "kind": "report",
        "row": 1,
        "page": 1,
        "date_of_death_printed": printed[death_label],
        "date_label": death_label,
        "age_printed": printed["Age"],
        "age_from_dates": age_between(day(born, "Date of Birth"), died) if born else None,
        "sex_printed": printed[sex_label],
        "gender_printed": printed.get("Gender") if sex_label == "Sex" else None,
        "country_printed": printed["Country of Citizenship"].strip(" `"),
        "country_of": "citizenship",
        **_last_place(last, text),
        "custody_start_printed": f"{start:%B} {start.day}, {start.year}" if start else None,
        "cause_printed": cause,
        "cause_status": status,
        "manner_printed": manner,
    }
    (death,) = timeline.parts(pages, [block[death_label].span("value")])
    page, offset = death.addresses[0]
    events.append(Event("died", died, died, None, None, page, offset, offset + len(death.text.rstrip())))
    published = [event for event in events if event.kind in timeline.PUBLISHED and event.about <= died]
    return facts, [timeline.record(number, event, text) for number, event in enumerate(published, start=1)]


def _label(printed: Mapping[str, str], labels: tuple[str, ...], called: str) -> str:
    """The first of the labels that the demographic block has. Raises RefusedError where it has none."""
    found = next((label for label in labels if label in printed), None)
    if found is None:
        raise RefusedError(f"the demographic block has no {called!r}", cell=called)
    return found


def _spans(text: str) -> dict[str, tuple[int, int]]:
    """Where the demographic block, the immigration history, and what follows the criminal history stand.

    Raises RefusedError where a heading is missing.
    """
    found = list(SECTION.finditer(text))
    names = [match["name"].casefold() for match in found]
    result = {}
    for key, name in (("general", "general demographic/background information"), ("history", "immigration history")):
        if names.count(name) != 1:
            raise RefusedError(f"{names.count(name)} headings {name!r}, expected 1", cell=name)
        at = names.index(name)
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        result[key] = (found[at].end(), end)
    later = [m.end() for m in found if m.start() >= result["history"][1] and "riminal" not in m["name"].casefold()]
    result["after"] = (min(later, default=len(text)), len(text))
    return result


def _sentences(section: str) -> list[str]:
    flat = re.sub(
        r"U\s*\.\s*S\. Immigration and Customs Enforcement\s+Enforcement and Removal Operations\s+\d+ ?\n", " ", section
    )
    return [" ".join(part.split()) for part in SENTENCE.split(flat) if part.strip()]


def _last_place(last: Event | None, text: str) -> Mapping[str, Value]:
    """Where the person was last held, as the report prints it, with the rule and the town that the report prints with it."""
    place = last.place if last else None
    return {
        "last_detention_printed": place,
        "last_detention_rule": last.rule if last else None,
        "last_detention_town_printed": town(text, place) if place else None,
    }


def _without_names(events: list[Event], name: str) -> list[Event]:
    """The events, a place blanked whose name holds a part of the name in the title."""
    words = {word.casefold() for word in re.findall(r"\w{3,}", name)}
    return [
        replace(event, place=None, rule=None)
        if event.place and words & {word.casefold() for word in re.findall(r"\w{3,}", event.place)}
        else event
        for event in events
    ]


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
