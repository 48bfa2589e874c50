"""The names in a title that are those of officials and legislators, and stay."""

from etl.statements.protect.organization_names import MAYBE
from etl.statements.text.words import Word

ACCUSED_WORDS = """
    accused admits admitted apprehended arraigned arrested captured caught charged convicted deported detained died
    dies extradited faces facing found gets guilty held indicted killed murdered pleaded pleads pled receives removed
    sentenced surrenders wanted
"""
ACCUSED = frozenset(ACCUSED_WORDS.split())
"""After a name these make an office no protection: "Mayor Jane Roe sentenced" is about an accused person."""
BEFORE_WORDS = "against arrest arrests charge charges convicts corrupt deports ex fake former indicts removes sentences"
UNPROTECTED = frozenset(BEFORE_WORDS.split())
"""Before an office, likewise: "former Sheriff Jane Roe"."""
PLURAL_OFFICES = frozenset("Reps Sens Representatives Senators Congressmen Congresswomen Congressmembers".split())
LISTED = ("name", "initial", "compound", "word", *MAYBE)
"""What a name in a list of officials can be made of."""


def keep_officials(words: list[Word]) -> None:
    """A name after an office, or before one and a comma, is an official's, unless the title accuses them."""
    after = 0
    for index in [place for place, word in enumerate(words) if word.kind == "name"]:
        if index < after:
            continue
        end = index
        while end < len(words) and words[end].kind == "name" and (end == index or words[end].joined):
            end += 1
        if after_office(words, index, end):
            end = end_of_list(words, index, end)
            protected = True
        else:
            protected = before_office(words, end)
        for word in words[index:end]:
            word.kind = "official" if protected and word.kind == "name" else word.kind
        after = end


def end_of_list(words: list[Word], start: int, end: int) -> int:
    """Where the list of names ends that begins with ``words[start:end]``: "Reps. Roe, Jane Poe and Doe", to its "and"."""
    last = end
    while words[start - 1].text.rstrip(".") in PLURAL_OFFICES and last < len(words):
        final = words[last].text in ("and", "&")
        first = stop = last + final
        while stop < len(words) and words[stop].kind in LISTED and (stop == first or words[stop].joined):
            stop += 1
        accused = ACCUSED.intersection(word.text.casefold() for word in words[stop : stop + 4])
        if stop == first or words[first].start - words[last - 1].end > len(", and ") or accused:
            return end
        if final:
            return stop
        last = stop
    return end


def after_office(words: list[Word], start: int, end: int) -> bool:
    """ "Governor Jane Roe", "the Roe administration"; not "former sheriff Jane Roe", not "Mayor Jane Roe sentenced"."""
    nearby = [word.text.casefold() for word in words[end : end + 4]]
    if end - start == 1 and nearby[:1] == ["administration"]:
        return True
    office = start - 1
    while office >= 0 and words[office].kind == "office":
        office -= 1
    before = [word.text.casefold() for word in words[max(office - 2, 0) : office + 1]]
    if nearby[:1] == ["sentenced"] and words[start - 1].text == "Judge" and nearby[1:2] not in (["to"], ["for"]):
        nearby = []  # it is the judge who sentences
    accused = UNPROTECTED.intersection(before) or ACCUSED.intersection(nearby)
    return office < start - 1 and words[start].joined and not accused


def before_office(words: list[Word], end: int) -> bool:
    """ "Jane Roe, acting ICE director, says"."""
    nearby = words[end : end + 4]
    if not nearby or nearby[0].joined:
        return False
    office = any(word.kind == "office" or word.text in ("director", "secretary", "spokesperson") for word in nearby)
    return office and not ACCUSED.intersection(word.text.casefold() for word in words[end:])
