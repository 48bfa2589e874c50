"""Lists of signers as they are printed: members after a title or with their last names first, organizations by their words."""

import re
from dataclasses import dataclass

from etl.annotate import members
from etl.annotate.members import Member
from etl.annotate.roles import AGENCY_WORDS

REVERSED = re.compile(
    r"(?P<last>[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+)?), (?P<first>[A-ZÀ-Þ][\w.’'-]*)(?=;|\s*$|\.|\n| and)"
)
NAME_ITEM = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]+|[A-Z]\.)(?: (?:[A-ZÀ-Þ][\w’'-]+|[A-Z]\.|“\w+”|de|la|del|Jr\.?)){0,4}")
ORG_WORDS = AGENCY_WORDS | frozenset(
    "Alliance Bar Bureau Campaign Caucus Chamber Clinic Collective Committee Fund Initiative Law "
    "Legal LULAC NAACP Rights Workers USA ACLU Farm Families Action".split()
)


@dataclass(frozen=True)
class Signatory:
    """One signer: half-open offsets; ``kind`` member, organization, or claimed_count (then ``count``); the relation."""

    start: int
    end: int
    kind: str
    relation: str
    name: str
    member: Member | None = None
    count: int | None = None


def named_list(text: str, begin: int, end: int, relation: str) -> list[Signatory]:
    """Members without brackets: after a title ("Reps. Roe, Doe, and Poe") or as "Roe, Jane; Doe, John"."""
    stop = sentence_end(text, begin, end)
    part = text[begin:stop]
    if part.count(";") > 1 and len(list(REVERSED.finditer(part))) > 1:
        return [
            Signatory(begin + m.start(), begin + m.end(), "member", relation, f"{m['first']} {m['last']}")
            for m in REVERSED.finditer(part)
        ]
    found: list[Signatory] = []
    titled = False
    for item in re.finditer(r"[^,;\n]+", part):
        for piece in re.finditer(r"(?:^|\band\b|&)((?:(?!\band\b|&).)+)", item[0]):
            words = piece[1].strip(" \r\t\xa0.*•-")
            offset = begin + item.start() + piece.start(1) + piece[1].find(words)
            cut = members.TITLE.match(words + " ")
            while cut:
                titled = True
                words, offset = words[cut.end() :].strip(), offset + cut.end()
                cut = members.TITLE.match(words + " ")
            if not words:
                continue
            whole = NAME_ITEM.match(words)
            if not whole or not titled or ORG_WORDS.intersection(whole[0].split()):
                return found
            if whole.end() < len(words):  # "…, and Jane Roe urging the Senate": the list ends here
                last = re.match(r" [a-z]", words[whole.end() :])
                return (
                    [*found, Signatory(offset, offset + whole.end(), "member", relation, whole[0])] if last else found
                )
            found.append(Signatory(offset, offset + len(words), "member", relation, words))
    return found


def sentence_end(text: str, begin: int, end: int) -> int:
    """Where the sentence of a list ends; not at an initial or "Rep."."""
    for match in re.compile(r"\.(?=\s+[A-Z]|\s*$|\s*\n)").finditer(text, begin, end):
        if not re.search(r"(?:\b[A-Z]|\bReps?|\bSens?|\bJr|\bSr|\bDr)$", text[begin : match.start()]):
            return match.start()
    return end


def organizations(text: str, begin: int, end: int, relation: str, taken: set[int]) -> list[Signatory]:
    """Organizations in a list: items that carry a word of an organization's name; members and offices are none."""
    stop = sentence_end(text, begin, end) if "\n" not in text[begin:end].strip() else end
    said_so = re.search(r"\b(?:organi[sz]ations|groups)\b", text[max(0, begin - 160) : begin]) is not None
    found = []
    for item in re.finditer(r"[^,;\n•]+", text[begin:stop]):
        for piece in re.finditer(r"(?:(?!(?<=[a-z)]), and (?:the )?(?=[A-Z])).)+", item[0]):
            words = re.sub(r"^(?:\s|and\b|the\b|by\b|[*•–-])+", "", piece[0], flags=re.IGNORECASE).rstrip(" \r\t\xa0.")
            offset = begin + item.start() + piece.start() + piece[0].find(words) if words else 0
            plain = re.sub(r"\s*\([^)]*\)$", "", words)
            if not plain or offset in taken or not plain[0].isupper() or len(plain.split()) > 12:
                continue
            if members.TITLE.match(plain + " ") or re.search(
                r"\b(?:Secretary|Director|Department of|Members of Congress)\b", plain
            ):
                continue
            named = ORG_WORDS.intersection(re.findall(r"[\w’'-]+", plain)) and re.search(r"[A-Z]\w+ \w", plain)
            if named or said_so:
                found.append(Signatory(offset, offset + len(plain), "organization", relation, plain))
    return found
