"""Which names are hidden: the one table that decides, read from the top; the first row whose evidence a run has says what
happens to it. `evidence_private.py` and `evidence_public.py` say what each word of evidence means.
"""

from typing import NamedTuple

from etl.statements.protect import evidence_private, evidence_public
from etl.statements.protect.known import Evidence, Known
from etl.statements.protect.runs import Run

HIDE, SHOW = True, False
QUESTIONS: dict[str, Evidence] = evidence_private.QUESTIONS | evidence_public.QUESTIONS


class Row(NamedTuple):
    """One row: a run with all evidence in ``needs`` and none in ``unless`` is hidden or shown."""

    name: str
    hidden: bool
    needs: tuple[str, ...]
    unless: tuple[str, ...] = ()


DECISIONS = (
    Row("the member who publishes it", SHOW, ("publisher",), ("age", "dead", "aged_elsewhere")),
    # nothing else stands above an age or an arrest: no exception uncovers these (tests/test_protect_laws.py)
    Row("printed with an age", HIDE, ("age", "name_like")),
    Row("arrested, charged or convicted", HIDE, ("arrested", "name_like")),
    Row("printed with an age, and called like a place", HIDE, ("age", "place_alone")),
    Row("arrested, and called like a place", HIDE, ("arrested", "place_alone")),
    # what is nobody's name
    Row("the town that opens a release", SHOW, ("dateline",)),
    Row("a part of an address", SHOW, ("address",)),
    Row("a place, an agency or a law on a list", SHOW, ("reviewed",)),
    Row("an organization or a place", SHOW, ("organization",), ("aged_elsewhere",)),
    Row("an organization or a place by its end", SHOW, ("own_organization",), ("aged_elsewhere",)),
    Row("a law or a program", SHOW, ("law",)),
    # people
    Row("what somebody is called by", HIDE, ("alias", "name_like")),
    Row("known by another name", HIDE, ("has_alias", "name_like")),
    Row(
        "printed with an age elsewhere",
        HIDE,
        ("aged_elsewhere",),
        ("office", "listed", "public_name", "seat"),
    ),
    Row("dead", HIDE, ("dead", "name_like"), ("office", "listed")),
    Row("in office, by the words before", SHOW, ("office",)),
    Row("in a list that an office heads", SHOW, ("office_list",), ("hidden_name",)),
    Row("in office, by the words behind", SHOW, ("apposition",), ("affected", "hidden_name")),
    Row("a member, by party or district", SHOW, ("seat",)),
    Row("on the list of public people", SHOW, ("listed",), ("affected", "hidden_name")),
    Row("shown as public in the text", SHOW, ("public_name",)),
    Row("to be called about the release", SHOW, ("contact",)),
    Row("the surname of a public person", SHOW, ("public_surname",), ("hidden_name",)),
    Row(
        "a member at the head of a headline",
        SHOW,
        ("headline", "member_surname", "leading"),
        ("affected", "aged_elsewhere"),
    ),
    Row("a place of detention", SHOW, ("detention",), ("hidden_name",)),
    Row("a town", SHOW, ("town",), ("aged_elsewhere",)),
    Row("a word of a hidden name", HIDE, ("hidden_elsewhere",)),
    Row("the surname of a member of Congress", SHOW, ("member_surname",), ("affected",)),
    Row("a member of Congress said so", SHOW, ("listed",), ("affected",)),
    Row("called Mr. or Ms.", HIDE, ("mister", "name_like")),
    Row("somebody it happens to", HIDE, ("affected", "name_like")),
    Row("beside a hidden name", HIDE, ("beside_hidden", "name_like")),
    Row("a thing that the next word says", SHOW, ("thing",)),
    Row("the form of a full name", HIDE, ("full_name",)),
    Row("one name where somebody is accused", HIDE, ("one_name", "accusing"), ("headline",)),
    Row("nothing says it is somebody", SHOW, ()),
)


def decide(run: Run, known: Known) -> Row:
    """The row that decides about a run. Evidence is asked for only where a row needs it."""
    answers: dict[str, bool] = {}
    for row in DECISIONS:
        if fits(row, run, known, answers):
            return row
    raise AssertionError("the last row of DECISIONS takes all")


def fits(row: Row, run: Run, known: Known, answers: dict[str, bool]) -> bool:
    """True where a run has what a row needs, and nothing that it must not have. Each question is asked once a run."""
    for wanted, names in ((True, row.needs), (False, row.unless)):
        for name in names:
            answer = answers.get(name)
            if answer is None:
                answer = answers[name] = QUESTIONS[name](run, known)
            if answer is not wanted:
                return False
    return True


def evidence(run: Run, known: Known) -> list[str]:
    """All evidence of a run, for `make protect`."""
    return [name for name, question in QUESTIONS.items() if question(run, known)]
