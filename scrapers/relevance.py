"""Which documents of a broad series (all of Congress, all of GAO) are about immigration detention: one written rule.

The rule, version 1 (2026-11-24). A text is kept where at least one of these holds:
1. PLACES: it names an immigration detention facility, center or bed, family detention, or one of ICE's facility kinds.
2. CUSTODY: an immigration word (ICE, immigration, migrant, asylum, DHS, CBP, Border Patrol, ORR, unaccompanied,
   noncitizen, undocumented, alien, deportation, border) and a custody word (detention, detain, detainee, custody,
   incarceration, solitary confinement, internment) stand in one sentence, or in the title and the first sentence.
3. PROGRAMS: it names a policy that decides who is held or let go: alternatives to detention, 287(g), Flores, Migrant
   Protection Protocols (Remain in Mexico), Title 42 at the border, zero tolerance or family separation, the Third-Country
   Transit Ban, the Laken Riley Act, expedited removal.
Detention basins, and juvenile and pretrial detention, do not count. The rule errs
towards keeping: a kept text is looked at again by the annotation, a dropped one by nobody.
"""

import re

VERSION = 1

IMMIGRATION = (
    r"\bICE\b|\b(?i:immigra\w+|migrants?|asylum|asylees?|DHS|Homeland Security|CBP|Border Patrol|ORR|Refugee Resettlement"
    r"|unaccompanied|non-?citizens?|undocumented|illegal aliens?|aliens?|deport\w*|border)\b"
)
CUSTODY = r"\b(?i:detention|detain(?:s|ed|ing|ees?)?|custody|incarcerat\w+|solitary confinement|internment)\b"
OTHER_DETENTION = re.compile(
    r"(?i)\bdetention (?:basins?|ponds?|dams?|structures?)\b|\b(?:juvenile|pre-?trial|flood|storm ?water) detention\b"
)
PLACES = re.compile(
    r"(?i)\b(?:immigra\w+|ICE|migrant|family|asylum) (?:detention|detainees?|detainment|processing cent(?:er|re)s?)\b"
    r"|\b(?:family residential|service processing|ICE processing) cent(?:er|re)s?\b|\bdetention beds?\b"
    r"|\bdetained (?:im)?migrants?\b|\bdetention (?:cent(?:er|re)|facility|facilities).{0,60}\bICE\b"
)
PROGRAMS = re.compile(
    r"(?i)\balternatives? to detention\b|\b287 ?\(g\)|\bFlores (?:settlement|agreement|v\.)|\bMigrant Protection Protocols\b"
    r"|\bRemain in Mexico\b|\bTitle 42\b(?!,? (?:of the|U\.? ?S\.? ?C))"
    r"|\bfamil(?:y|ies) separat|\bseparat\w+ (?:of )?(?:(?:im)?migrant )?famil"
    r"|\bzero[- ]tolerance (?:immigration|border|policy)"
    r"|\btransit ban\b|\bLaken Riley Act\b|\bexpedited removal\b"
)
SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z“\"(])|\n+")
BOTH = (re.compile(IMMIGRATION), re.compile(CUSTODY))


def about_detention(title: str, text: str) -> bool:
    """True where the rule above keeps a document with this title and text (plain text, lines parted by newlines)."""
    whole = OTHER_DETENTION.sub(" ", f"{title}\n{text}")
    if PLACES.search(whole) or PROGRAMS.search(whole):
        return True
    if not BOTH[1].search(whole):
        return False
    sentences = [sentence for sentence in SENTENCE.split(whole) if sentence.strip()]
    return any(all(word.search(part) for word in BOTH) for part in [*sentences, "\n".join(sentences[:2])])
