"""Who a pronoun or a surname stands for: the full name, role and affiliation from where they were printed before.

"She" is nobody whose title or given name is a man's, and rather the subject of a sentence than somebody named in passing.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from operator import itemgetter

from etl.statements.names import speakers
from etl.statements.names.roles import HUMAN, OPENERS, TITLES_LOWER
from etl.statements.names.speakers import Speaker
from etl.statements.text import lexicon, quotations
from etl.statements.text.document import next_start, sentence_starts

WOMEN, MEN = "woman", "man"
GIVEN, TITLED = (lexicon.load().classes[name] for name in ("given", "titled"))
"""Given names that are one sex's in nearly all uses (Alexis, Jordan, Kelly, Robin are both), and titles."""
GENDERED = re.compile(rf"(?:[\w’'-]+ ){{1,4}}?(?:{'|'.join(word for word in TITLED if word.islower())})\b")
"""A description that tells the sex: "his wife", "the group’s spokeswoman"."""
PRONOUNS = {"he": MEN, "his": MEN, "she": WOMEN, "her": WOMEN, "él": MEN, "ella": WOMEN}
PLURAL = frozenset(("they", "their", "we", "it", "ellos", "ellas"))
SALUTATION = re.compile(r"^[^\S\n]*(?:Dear )?((?:[A-ZÀ-Þ][\w.’'-]* ?){2,9})[,:][^\S\n]*$", re.MULTILINE)
REACH = 2500
"""How far back a pronoun reaches, in characters."""
OPENING = re.compile(
    r"[\s“\"]*(?:(?:But|And|Then|Still|Later|Yet|Meanwhile|Instead|However|Today|Yesterday|\w+day),? |"
    r"(?:In|On|At|After|During|For|Asked|Speaking|Writing|When|As|While|With|Since|Before)\b[^,.]{1,80}, )?"
)
"""What may stand before the subject of a sentence."""
CLAUSE = re.compile(r"(?:When|As|While|Since|Before|After|Because|Although|Though|If) (?=[A-ZÀ-Þ])")
"""Opens a clause with a subject of its own before the main one."""
OWNER = re.compile(r"(?:[A-ZÀ-Þ][\w.-]* ){0,3}[A-ZÀ-Þ][\w-]+(?=['’]s )")
"""Whose it is that opens a sentence: "Roe’s plan"."""
FULL = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'-]+|[A-Z]\.)(?: (?:[A-Z]\.|(?:de|la|del|van|von|bin|al|St\.)|[A-ZÀ-Þ][\w’'-]+)){1,3}"
)
FORENAMES = re.compile(r"(?<![\w.’'])(?:[A-ZÀ-Þ][\w’'-]+|[A-Z]\.) +(?:(?:[A-Z]\.|“\w+”|[A-ZÀ-Þ][\w’'-]+) +){0,2}$")
SAYER = re.compile(
    r"(?<!\w)((?:[A-ZÀ-Þ][\w.’'-]*[ ]){0,3}[A-ZÀ-Þ][\w’'-]+) (?:(?:also|then|later|has|had) )?"
    r"(?:said|says|told|wrote|added|tweeted|called|argued|testified)\b"
)
"""Somebody named right before a verb of saying, wherever in the sentence."""


def sex(speaker: Speaker) -> str | None:
    """A person's sex as the title or the given name tells it; None where neither does."""
    for word in re.findall(r"\w+", speaker.name if speaker.kind == "group" else speaker.role or ""):
        if word in TITLED:
            return TITLED[word]
    return GIVEN.get(re.split(r"[ .]", speaker.name)[0]) if " " in speaker.name else None


def resolve(speaker: Speaker, text: str, known: dict[str, Speaker], earlier: list[tuple[int, Speaker]]) -> Speaker:
    """The speaker with full name, role and affiliation; the offsets stay those of the pronoun or the surname.

    ``known``: people who spoke, by surname; ``earlier``: who spoke before, with where their quotation began.
    """
    if speaker.kind == "pronoun":
        return pronoun(speaker, text, known, earlier)
    if speaker.kind == "person" and " " not in speaker.name:
        return surname_only(speaker, text, known)
    return described(speaker, text) if speaker.kind == "person" else speaker


def pronoun(speaker: Speaker, text: str, known: dict[str, Speaker], earlier: list[tuple[int, Speaker]]) -> Speaker:
    """Whom "he", "she" or "they" means: the last compatible subject or speaker before it; itself where there is none."""
    word = speaker.name.lower()
    if word == "you":
        return addressee(speaker, text)
    if word in PLURAL:
        for _, other in reversed(earlier):
            if other.kind == "group":
                return at(other, speaker)
        return speaker
    if word not in PRONOUNS:
        return speaker
    found = [(start, other) for start, other in earlier if other.kind == "person" and fits(word, other)]
    if found:
        start, other = found[-1]
        newer = [person for position, person in subjects(text, start, speaker.start, known) if fits(word, person)]
        return at(newer[-1] if newer else other, speaker)
    people = [person for _, person in subjects(text, max(0, speaker.start - REACH), speaker.start, known)]
    people += mentioned(text, speaker) if not any(fits(word, person) for person in people) else []
    matching = [person for person in people if fits(word, person)]
    return at(matching[-1], speaker) if matching else speaker


def addressee(speaker: Speaker, text: str) -> Speaker:
    """Whom a letter calls "you": the name of its last salutation, "Dear Secretary Roe:"."""
    for line in reversed(list(SALUTATION.finditer(text, 0, speaker.start))):
        person = speakers.read(text, line.start(1), line.end(1))
        if person and person.kind == "person":
            return at(surname_only(person, text, {}) if " " not in person.name else person, speaker)
    return speaker


def at(person: Speaker, speaker: Speaker) -> Speaker:
    """``person`` as named where ``speaker`` stands."""
    return replace(person, start=speaker.start, end=speaker.end)


def fits(word: str, person: Speaker) -> bool:
    """False where the title or the given name says otherwise, and for an acronym ("RX")."""
    if len(person.name) == 2 and person.name.isupper():
        return False
    return sex(person) in (None, PRONOUNS[word])


def subjects(text: str, start: int, end: int, known: dict[str, Speaker]) -> list[tuple[int, Speaker]]:
    """The people who open a sentence between two offsets, by position, with their full names."""
    found: list[tuple[int, Speaker]] = []
    first = max(text.rfind("\n", 0, start) + 1, start - 400)
    for begin in subject_places(text, first, end):
        if begin < start or text[begin : begin + 1] in ("“", '"'):
            continue
        if person := subject_at(text, begin, end, known):
            found.append((begin, person))
    openings = {position for position, _ in found}
    for match in SAYER.finditer(text, max(start, first), end):
        person = speakers.read(text, title_start(text, match.start()), end)
        if person and person.kind == "person" and person.start not in openings and person.end == match.end(1):
            found.append((person.start, surname_only(person, text, known) if " " not in person.name else person))
    return sorted(found, key=itemgetter(0))


def subject_at(text: str, begin: int, end: int, known: dict[str, Speaker]) -> Speaker | None:
    """The person who opens a sentence at ``begin``, with the full name; None where nobody does for sure."""
    person = speakers.read(text, begin, end)
    if person and person.kind == "group" and (head := GENDERED.match(person.name)):  # "His wife wept."
        return replace(person, name=head[0], end=person.start + head.end())
    if person and person.kind == "group" and (owner := OWNER.match(person.name)):
        if next_start(text, person.end, end) == end:  # "Roe’s plan failed, he said": somebody else
            return None
        named = speakers.read(text, begin, begin + owner.end())
        full = surname_only(named, text, known) if named and named.kind == "person" else None
        return full if full and " " in full.name else None
    if not person or person.kind != "person" or not re.match(r"[\s,(’']", text[person.end : person.end + 1]):
        return None
    if " " in person.name:
        return person
    if not re.match(r"(?:, \d+)?,? (?:\([^)]*\) )?[a-z]", text[person.end :]):
        return None
    person = surname_only(person, text, known)
    verb = re.match(r" (?:said|says|told|wrote|has|had|was|is|\w+ed)\b", text[person.end :])
    return person if " " in person.name or surname(person.name) in known or verb else None


def subject_places(text: str, first: int, end: int) -> Iterator[int]:
    """Where the subjects of sentences may stand: of the main clause, and of one that opens it ("When Roe came, …")."""
    starts = sentence_starts(text)
    for position in [first, *starts[bisect_right(starts, first) : bisect_right(starts, end)]]:
        position = min(end, quotations.skip_dateline(text, position))
        if clause := CLAUSE.match(text, position, end):
            yield clause.end()
        opening = OPENING.match(text, position, end)
        yield opening.end() if opening else position


def mentioned(text: str, speaker: Speaker) -> list[Speaker]:
    """The people named in full anywhere in the reach of a pronoun, by position."""
    found = []
    for match in FULL.finditer(text, max(0, speaker.start - REACH), speaker.start):
        read = speakers.read(text, match.start(), speaker.start)
        if read and read.kind == "person" and " " in read.name:
            found.append(read)
    return found


def surname_only(speaker: Speaker, text: str, known: dict[str, Speaker]) -> Speaker:
    """The person of that surname who spoke before, or who is named in full anywhere in the text."""
    if earlier := known.get(surname(speaker.name)):
        return replace(earlier, start=speaker.start, end=speaker.end, role=earlier.role or speaker.role)
    found, headline = -1, None
    while (found := text.find(speaker.name, found + 1)) >= 0:
        end = found + len(speaker.name)
        forenames = FORENAMES.search(text, max(0, found - 60), found)
        if not forenames or text[end : end + 1].isalnum():
            continue
        titled = title_start(text, forenames.start())
        # "Senators Jane Roe and Ann Doe": the title’s run begins with another name
        listed = " and " in text[titled : forenames.start()]
        for position in (titled, forenames.start()) if listed else (titled,):
            read = speakers.read(text, position, min(end + 200, len(text)))
            if not read or read.kind != "person" or " " not in read.name or surname(read.name) != surname(speaker.name):
                continue
            if speaker.role and speaker.affiliation:  # "FBI Example City Special Agent Roe": as printed here
                read = replace(read, role=speaker.role, affiliation=speaker.affiliation)
            person = at(replace(read, role=read.role or speaker.role), speaker)
            if not is_headline(text, found):
                return described(person, text)
            headline = headline or person
    if headline:
        return described(headline, text)
    other = speaker.name.replace("'", "’") if "'" in speaker.name else speaker.name.replace("’", "'")
    if 0 <= text.find(other) < text.find(speaker.name):  # "Jane O’Roe" there, "O'Roe" here
        return surname_only(replace(speaker, name=other), text, known)
    return speaker


def is_headline(text: str, position: int) -> bool:
    """True where a line has all its long words in capitals: a word before a surname may be a verb, "Mayor Meets Roe"."""
    end = text.find("\n", position)
    line = text[text.rfind("\n", 0, position) + 1 : end if end >= 0 else len(text)]
    return len(line.split()) > 4 and quotations.is_title(line)


def described(speaker: Speaker, text: str) -> Speaker:
    """The speaker with the affiliation (and the role, where none is known) that stand by the full name elsewhere."""
    position = -1
    while not speaker.affiliation and (position := text.find(speaker.name, position + 1)) >= 0:
        other = speakers.read(text, title_start(text, position), min(position + 300, len(text)))
        if other and other.name == speaker.name:
            speaker = replace(speaker, role=speaker.role or other.role, affiliation=other.affiliation)
    return speaker


def title_start(text: str, position: int) -> int:
    """The first word of the run of capitalised words that ``position`` is in, so that a title before a name is read."""
    run = re.compile(r"(?:(?:[A-ZÀ-Þ][\w.’'-]*|of|and|for|the|in|acting) ){1,14}$").search(
        text[max(0, position - 120) : position]
    )
    start = position - len(JOINED.sub("", run[0])) if run else position
    while (word := LOWER_WORD.search(text, max(0, start - 24), start)) and is_title_word(word[1]):
        start = word.start(1)
    return start


def is_title_word(word: str) -> bool:
    """True for a word in lower case that says who the name behind it is: "campaign spokesman Jane Roe"."""
    return word in OPENERS or word in TITLES_LOWER or HUMAN.match(word) is not None


LOWER_WORD = re.compile(r"(?<![\w-])([a-z][a-z-]+) $")
JOINED = re.compile(r"^(?:(?:of|and|for|the|in) )+")


def surname(name: str) -> str:
    """The last word of a name that is no suffix."""
    words = [word for word in re.findall(r"[\w’'-]+", name) if not re.fullmatch(r"Jr|Sr|I{2,3}|IV", word)]
    return (words[-1] if words else name).casefold().replace("’", "'")
