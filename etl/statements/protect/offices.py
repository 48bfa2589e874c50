"""Which roles are an office, so that whoever speaks in one may be named: an office word at the head of the role."""

import re

from etl.statements.names.roles import ROLE_NOUNS, TITLES_LOWER

PRIVATE = frozenset(
    "actor artist father member mr mrs ms nurse owner partner resident sister student teacher veteran".split()
)
"""What somebody is, and no office: what they said of their own life is quoted without their name."""
OFFICES = (TITLES_LOWER | ROLE_NOUNS) - PRIVATE
HEAD = re.compile(r"\s(?:for|of|at|on|with|in|who|that)\s|,\s")
"""Ends the head of a role: what follows is what the office is over, or more about the person."""
MEMBER_OF = re.compile(
    r"\b[Mm]embers? of (?:the |its |their |our )?"
    r"(?:[A-Z][\w.’'-]* |[a-z]+ing |city |county |town |state |national |executive )*"
    r"(?:Assembly|Board|Bundestag|Cabinet|Commission|Committee|Congress|Council|House|Knesset|Legislature|Parliament|Senate|"
    r"Subcommittee|board|cabinet|city council|commission|committee|council|editorial board|legislature|parliament)\b"
)
"""The bodies whose members hold an office. A member of anything else does not."""
AFFECTED = re.compile(
    r"\b(?:detain\w*|asylum|survivor|recipient|client|plaintiff|immigrant|migrant|refugee|mother|father|brother|sister|wife|"
    r"husband|son|daughter|aunt|uncle|cousin|nephew|niece|constituent|victim|family|teen\w*|year-old|resident|dreamer|deport\w*|"
    r"incarcerated|inmate|student|defendant|suspect|convicted|accused)\b",
    re.IGNORECASE,
)
"""A head with one of these is somebody affected, not somebody who speaks for an office or an organization."""
ACCUSED = re.compile(
    r"\b(?:aliens?|cartel|convicted|crew|criminal (?:organization|enterprise)|deadly|fugitive|gang\w*|illegal|mafia|mob|"
    r"narco\w*|smuggler|terrorist|trafficker|violent)\b",
    re.IGNORECASE,
)
"""A leader, a boss or a member of these is accused of something …"""
AGAINST_THEM = re.compile(
    r"\b(?:anti|counter\w*|division|institute|investigat\w+|office|program|section|squad|task force|team|unit)\b",
    re.IGNORECASE,
)
"""… unless the role is that of people who work against it."""


def is_office(role: str) -> bool:
    """True where the head of a role holds an office word: "acting Field Office Director", "head of the gang unit"; not "a
    member of the deadly gang", "a leader of the cartel", "a mother and teacher".
    """
    if ACCUSED.search(role) and not AGAINST_THEM.search(role):
        return False
    head = HEAD.split(role)[0]
    if AFFECTED.search(head):
        return False
    if MEMBER_OF.match(role.removeprefix("a ").removeprefix("the ")):
        return True
    words = re.findall(r"[\w-]+", head)
    if role[:1].isupper():  # "Acting Southern District of Example U.S. Attorney"
        words += [word for word in re.findall(r"[\w-]+", role)[-1:] if word[0].isupper()]
    return not OFFICES.isdisjoint(word.lower() for word in words)
