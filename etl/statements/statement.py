"""All facts about one statement, as rows of the record files: a pure function of texts, day, URL and reference."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from etl.statements import shapes
from etl.statements.facts import claims, dates, demands, measures, mentions, quotes, signatories
from etl.statements.facts.signer_lists import Signatory
from etl.statements.names import members, phrases
from etl.statements.protect import bodies, hints, titles
from etl.statements.protect.people import (
    Row,
    hidden_names,
    is_public,
    no_persons,
    person_id,
    public_names,
    speaker_kind,
)
from etl.statements.reference import Reference
from etl.statements.rule_versions import rule_version
from etl.statements.text.document import Document

NAME = titles.NAME
TALKED_OF = timedelta(days=3 * 365)
"""Bills and proposed rules are named before they are in force; three years is a judgement."""


@dataclass(frozen=True)
class Text:
    """One statement: its parts by name (title, subtitle, body), its publication day, its URL, the member who issued it; and
    whether it is a work of the US government, which may be published ``whole``.
    """

    parts: Mapping[str, str]
    published: date | None
    url: str
    issuer: str | None = None
    whole: bool = False


def find(text: Text, reference: Reference) -> dict[str, list[Row]]:
    """The rows by record file (`shapes`), without the statement's key: offsets in the text as printed, and its ``cuts``, which
    are names that may not be shown (`words.as_published` takes them out).
    """
    body = text.parts.get("body", "")
    document = Document(body)
    lower, aged = hints.lower_case(body), hints.aged_names(body)
    named = {part: named_in(part, words, text, reference) for part, words in sorted(text.parts.items())}
    said = quotes.find(body)
    shown = [quote.speaker for quote in said if quote.speaker and is_public(quote.speaker, reference, text.published)]
    signed = signatories.find(body)
    public = public_names(body, named.get("body", []), shown, text.issuer, signed)
    hidden = hidden_names(body, reference, lower, aged, named.get("body", []), public, issuer=publisher(text))
    private = {word for start, end in hidden for word in body[start:end].split()}
    given = [(s.start, s.end) for s in shown] + [(s.start, s.end) for s in signed if s.kind == "member"]
    visible = [span for span in hidden if not any(start <= span[0] and span[1] <= end for start, end in given)]
    places = [row for row in named.get("body", []) if row["mention_type"] == "facility" and row["facility_id"]]
    names = list(measures.named_places(named.get("body", [])))
    measured = measures.find(document, text.published, names, text.parts.get("title", ""))
    asked = list(demand_rows(demands.find(document, text.published), body, named.get("body", [])))
    counted = list(claim_rows(claims.find(document, text.published), measured, document, places))
    title_cuts = title_spans(text, reference, (lower, aged, private), public, no_persons(named.get("title", [])))
    rows: dict[str, list[Row]] = {
        "statement_titles": list(title_rows(text, title_cuts)),
        "statement_mentions": [row for part in named.values() for row in part],
        "statement_quotes": [quote_row(quote, body, reference, text.published) for quote in said],
        "statement_signatories": list(signatory_rows(signed, text, reference)),
        "statement_demands": asked,
        "statement_claims": counted,
        "statement_dates": list(date_rows(text, body, asked)),
        "cuts": [span("title", *cut) for cut in title_cuts] + [span("body", *cut) for cut in visible],
    }
    for name, found in rows.items():
        if name in shapes.SCHEMAS:
            for row in found:
                row["rule_version"] = rule_version(name)
    return rows


def publisher(text: Text) -> str | None:
    """The member of Congress who published it; "" where it stands on a site of Congress that names nobody; None for others."""
    return text.issuer if text.issuer or not CONGRESS.search(text.url) else ""


CONGRESS = re.compile(r"^https?://[\w.-]+\.(?:house|senate)\.gov/")


def span(part: str, start: int, end: int) -> Row:
    """The columns that say where."""
    return {"part": part, "char_start": start, "char_end": end}


def title_spans(
    text: Text,
    reference: Reference,
    said: tuple[set[str], list[str], set[str]],
    public: list[frozenset[str]],
    known: list[tuple[int, int]],
) -> list[tuple[int, int]]:
    """The names in the title that may not be shown; the names of ``public`` (`people.public_names`) may, and what is ``known``
    to be nobody (`people.no_persons`). ``said``: what the body says about words: those in lower case, names with an age, words
    of hidden names.
    """
    title, (lower, aged, private) = text.parts.get("title", ""), said
    return bodies.name_spans(
        title,
        reference.words,
        lower,
        [*aged, *hints.aged_names(title)],
        known,
        public,
        private=bodies.telling(private, reference.words),
        issuer=publisher(text),
    )


def title_rows(text: Text, cuts: list[tuple[int, int]]) -> Iterator[Row]:
    """The title as it may be shown; none where there is none."""
    if title := text.parts.get("title"):
        yield {
            "title_shown": bodies.without(title, 0, len(title), cuts),
            "redactions": len(cuts),
            "rule": titles.RULE,
        }


def named_in(part: str, words: str, text: Text, reference: Reference) -> list[Row]:
    """Facilities, sites, policies, cases, agencies, officials and places that one part names."""
    context = "\n".join(text.parts[name] for name in sorted(text.parts))
    rows: list[Row] = []
    taken: list[tuple[int, int]] = []
    for mention in mentions.find(words, context, reference.places):
        if mention.mention_type == "facility":
            taken.append((mention.char_start, mention.char_end))
        rows.append(
            span(part, mention.char_start, mention.char_end)
            | {
                "mention_type": mention.mention_type,
                "facility_id": mention.facility_id,
                "target_id": reference.sites.get(mention.surface) if mention.mention_type == "site" else None,
                "surface": mention.surface,
                "rule": mention.rule,
            }
        )
    for named in phrases.find(words, context, reference.names, text.published):
        if any(start <= named.start and named.end <= end for start, end in taken):
            continue
        if named.mention_type in ("policy", "case") and too_early(named.target, text.published, reference):
            continue
        rows.append(
            span(part, named.start, named.end)
            | {
                "mention_type": named.mention_type,
                "facility_id": None,
                "target_id": named.target,
                # a caption can hold the name of somebody detained or charged
                "surface": words[named.start : named.end] if named.target else "[case]",
                "rule": named.rule,
            }
        )
    return rows


def too_early(policy: str | None, published: date | None, reference: Reference) -> bool:
    """True where a text is older than any talk of a policy: a "travel ban" of 2007 is another one (`TALKED_OF`)."""
    begun = reference.policies_from.get(policy or "")
    return begun is not None and published is not None and published < begun - TALKED_OF


def quote_row(quote: quotes.Quote, body: str, reference: Reference, published: date | None) -> Row:
    """One quotation: offsets and a hash of its words, who speaks as far as that may be told."""
    words, speaker = body[quote.start : quote.end], quote.speaker
    public = speaker is not None and is_public(speaker, reference, published)
    return span("body", quote.start, quote.end) | {
        "quote_sha256": hashlib.sha256(words.encode()).hexdigest(),
        "word_count": len(words.split()),
        "balanced": "yes" if quote.balanced else "no",
        "speaker_kind": speaker_kind(speaker, public),
        "speaker_start": speaker.start if speaker else None,
        "speaker_end": speaker.end if speaker else None,
        "speaker_name": (speaker.name if public and speaker.kind != "pronoun" else NAME) if speaker else None,
        "speaker_role": speaker.role if speaker and public else None,
        "speaker_affiliation": speaker.affiliation if speaker and public else None,
        "person_id": person_id(speaker, reference, published) if speaker else None,
        "cue": quote.cue or None,
        "rule": quote.rule,
    }


def signatory_rows(found: list[Signatory], text: Text, reference: Reference) -> Iterator[Row]:
    """Who signed; a member without a seat in brackets is looked up by the full name."""
    for signer in found:
        member = signer.member or members.Member(signer.start, signer.end, signer.name, None, None, None)
        bioguide = members.resolve(member, text.published, reference.legislators) if signer.kind == "member" else None
        yield span("body", signer.start, signer.end) | {
            "signatory_kind": signer.kind,
            "relation": signer.relation,
            "name": None if signer.kind == "claimed_count" else signer.name,
            "person_id": f"bioguide:{bioguide}" if bioguide else None,
            "organization_id": reference.organizations.get(members.fold(signer.name))
            if signer.kind == "organization"
            else None,
            "state": member.state,
            "district": member.district,
            "claimed_count": signer.count,
            "rule": signer.rule,
        }


def demand_rows(found: list[demands.Demand], body: str, named: list[Row]) -> Iterator[Row]:
    """What is asked; the addressee is the first agency or official named in its words."""
    for demand in found:
        target: Row = next(
            (
                row
                for row in named
                if demand.target_start is not None
                and row["mention_type"] in ("agency", "official")
                and demand.target_start <= int(str(row["char_start"])) < int(str(demand.target_end))
            ),
            {},
        )
        yield span("body", demand.start, demand.end) | {
            "verb": demand.verb,
            "demand_class": demand.demand_class,
            "target_start": demand.target_start,
            "target_end": demand.target_end,
            "target_kind": target.get("mention_type"),
            "target_id": target.get("target_id"),
            "object_start": demand.object_start,
            "object_end": demand.object_end,
            "object_classes": ";".join(demand.object_classes) or None,
            "deadline": demand.deadline.isoformat() if demand.deadline else None,
            "deadline_basis": demand.deadline_basis,
            "rule": demand.rule,
        }


def claim_rows(
    found: list[claims.Claim], measured: list[measures.Measured], document: Document, places: list[Row]
) -> Iterator[Row]:
    """Every number once: those that a series could answer (`measures`) with what they measure, and all others.

    A number has the one facility its sentence names; or the only one of the statement, where the sentence speaks of "the
    facility", or of how long people are detained.
    """
    said = {claim.value_start: claim for claim in measured}
    for claim in found:
        yield number_row(claim, document, places) | measure_row(said.pop(claim.value_start, None))
    for bare in said.values():  # no word behind the number says what it counts
        yield span("body", bare.start, bare.end) | {
            "value": bare.value,
            "unit": bare.unit,
            "qualifier": bare.qualifier,
            "counted": bare.measure.replace("_", " "),
            "in_detention": "yes",
            **measure_row(bare),
        }


def number_row(claim: claims.Claim, document: Document, places: list[Row]) -> Row:
    """One number with what it counts."""
    everywhere = {str(row["facility_id"]) for row in places}
    first, last = document.sentence(claim.start)
    here = {str(row["facility_id"]) for row in places if first <= int(str(row["char_start"])) < last}
    stay = claim.rule == "time" and claim.in_detention and not document.says("claims", "several_places", first, last)
    place = here or (everywhere if stay or document.says("claims", "the_place", first, last) else set())
    if claim.unit in claims.OF_NO_PLACE:
        here, place = set(), set()
    return span("body", claim.start, claim.end) | {
        "value": claim.value,
        "unit": claim.unit,
        "qualifier": claim.qualifier,
        "counted": claim.counted,
        "in_detention": "yes" if claim.in_detention else "no",
        "facility_id": next(iter(place)) if len(place) == 1 else None,
        "time_printed": claim.time_printed,
        "time_start": claim.time_start.isoformat() if claim.time_start else None,
        "time_end": claim.time_end.isoformat() if claim.time_end else None,
        "rule": claim.rule,
        "place_rule": "facility_in_sentence"
        if len(here) == 1
        else "only_facility"
        if not here and len(place) == 1
        else None,
    }


def measure_row(claim: measures.Measured | None) -> Row:
    """What a number measures, where, when and of whom; nothing for one that no series could answer."""
    if claim is None:
        return {}
    return {
        "value": claim.value,
        "qualifier": claim.qualifier,
        "measure": claim.measure,
        "measure_unit": claim.unit,
        "people": claim.people,
        "scope_kind": claim.scope_kind,
        "scope_id": claim.scope,
        "scope_rule": claim.place_rule,
        "period_kind": claim.period.kind,
        "period_printed": claim.period.printed,
        "period_start": claim.period.start.isoformat() if claim.period.start else None,
        "period_end": claim.period.end.isoformat() if claim.period.end else None,
        "said_start": claim.said[0],
        "said_end": claim.said[1],
        "rule": claim.rule,
    }


def date_rows(text: Text, body: str, asked: list[Row]) -> Iterator[Row]:
    """Evidence of the publication day, and the deadlines of what is asked; no other day is one ("call within 30 days")."""
    limits = {row["deadline"] for row in asked}
    deadlines = [
        dated for dated in dates.deadlines(body, text.published) if dated.day and dated.day.isoformat() in limits
    ]
    for dated in [*dates.evidence(body, text.url, text.published), *deadlines]:
        yield span("body", dated.start, dated.end) | {
            "date_kind": dated.kind,
            "day": dated.day.isoformat() if dated.day else None,
            "printed": " ".join(dated.printed.split())[:80],
            "rule": dated.kind,
        }
