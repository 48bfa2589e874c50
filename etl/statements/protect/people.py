"""Whose name may be given: officials, legislators, and those who speak for an office or an organization; nobody else's."""

import re
from datetime import date
from typing import TYPE_CHECKING

from etl.statements.facts.signer_lists import Signatory
from etl.statements.names import members
from etl.statements.names.roles import AGENCY_WORDS, ARTICLES
from etl.statements.names.speakers import Speaker
from etl.statements.protect import bodies, vocabulary
from etl.statements.protect.offices import is_office

if TYPE_CHECKING:
    from etl.statements.reference import Reference

Row = dict[str, object]
OFFERED = re.compile(r"\bOFFERED BY M(?:R|RS|S)\. ([A-ZÀ-Þ’' -]{2,30}?) OF [A-Z]")
"""A member as the Congressional Record prints one."""
SUFFIX = re.compile(r",? (?:Jr|Sr|M\.?D|Ph\.?D|I{2,3}|IV)\b\.?")
PARTY_SEAT = re.compile(r"[DRI][-–—][A-Z][A-Za-z.]{1,9}|[A-Z]{2}-(?:\d{1,2}|AL)")
SEAT = re.compile(members.WHERE)


def person_id(speaker: Speaker, reference: "Reference", published: date | None) -> str | None:
    """`official:…` or `bioguide:…` of a speaker whose full name is known; None where it is not, or fits several."""
    if speaker.kind == "group" or " " not in speaker.name:
        return None
    if official := reference.people.get(speaker.name):
        return f"official:{official}"
    role = (speaker.role or "").lower()
    seat = SEAT.fullmatch(f"({speaker.affiliation})") if speaker.affiliation else None
    if seat or re.search(r"\b(?:rep|sen|congress\w*|representatives?|senators?)\b", role):
        state = (
            members.CODES.get(seat["state"].rstrip(".").replace(".", "").replace(" ", "").casefold()) if seat else None
        )
        member = members.Member(0, 0, speaker.name, state, seat["district"] if seat else None, None)
        bioguide = members.resolve(member, published, reference.legislators)
        return f"bioguide:{bioguide}" if bioguide else None
    return None


def is_public(speaker: Speaker, reference: "Reference", published: date | None) -> bool:
    """True where the speaker's name may be given: an official, a legislator, or somebody with an office or a role.

    A group may be named where nothing in its name can be a person's ("ICE officials", not "Roe’s family").
    """
    if speaker.kind == "group":
        capitals = [vocabulary.fold(word) for word in re.findall(r"(?<![\w’'])[A-ZÀ-Þ][\w’'-]*", speaker.name)]
        first = vocabulary.fold(speaker.name.split()[0])
        return all(
            word.capitalize() in AGENCY_WORDS
            or (word == first and word in ARTICLES)
            or reference.words.kind((word,)) not in (None, "name_word", "city")
            or word.upper() in speaker.name.split()
            for word in capitals
        )
    if person_id(speaker, reference, published) or (speaker.affiliation and PARTY_SEAT.fullmatch(speaker.affiliation)):
        return True
    return is_office(speaker.role or "")


def speaker_kind(speaker: Speaker | None, public: bool) -> str | None:
    """Who speaks: person, group, pronoun (nobody says whom it means), withheld (somebody who speaks for no office)."""
    if speaker is None:
        return None
    return speaker.kind if public or speaker.kind == "pronoun" else "withheld"


def public_names(
    body: str, named: list[Row], shown: list[Speaker], issuer: str | None, signed: list[Signatory]
) -> list[frozenset[str]]:
    """The words of each name that may be given, and its last word alone: of ``issuer`` (a member), officials, members, those of
    them who ``signed``, and those who speak for an office.
    """
    public = [speaker.name for speaker in shown if speaker.kind == "person"]
    public += [body[slice(*at(row))] for row in named if row["mention_type"] == "official"]
    public += [member.name for member in members.find(body)] if "(" in body else []
    public += [issuer] if issuer else []
    public += OFFERED.findall(body) if "OFFERED BY" in body else []
    public += [signer.name for signer in signed if signer.kind == "member"]
    words = {tuple(re.findall(r"[^\W\d_][\w’'-]+", SUFFIX.sub("", name))) for name in public}
    return [frozenset(name) for name in sorted(words | {name[-1:] for name in words})]


PLACES, REVIEWED = ("place", "facility", "site"), ("agency", "policy", "case")


def hidden_names(
    body: str,
    reference: "Reference",
    lower: set[str],
    aged: list[str],
    named: list[Row],
    public: list[frozenset[str]],
    issuer: str | None = None,
) -> list[tuple[int, int]]:
    """Where the body names people who may not be shown; nothing of `no_persons`, no word of a place of detention it names, and
    nobody of ``public`` (see `public_names`).
    """
    detention = [at(row) for row in named if row["mention_type"] in ("facility", "site")]
    words = {word for start, end in detention for word in bodies.WORD.findall(body[start:end])}
    return bodies.name_spans(body, reference.words, lower, aged, no_persons(named), public, words, issuer=issuer)


def no_persons(named: list[Row]) -> list[tuple[int, int]]:
    """The offsets, sorted, of what is named and is nobody: towns, places, agencies, and laws and cases on the reviewed list.
    The name of another case can hold that of somebody detained.
    """
    return sorted(
        at(row)
        for row in named
        if row["mention_type"] in PLACES or (row["mention_type"] in REVIEWED and row["target_id"])
    )


def at(row: Row) -> tuple[int, int]:
    """The offsets of a row."""
    return int(str(row["char_start"])), int(str(row["char_end"]))
