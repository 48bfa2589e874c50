"""The words that attribute a quotation, in English and Spanish, and the forms of a sentence they stand in."""

import re

from etl.statements.text import lexicon

PHRASES = (
    "went on|goes on|go on|going on|pointed out|points out|put it|puts it|weighed in|chimed in|fired back|shot back|"
    "hit back"
)
WORDS = lexicon.load()
SAYING = WORDS.longest_first("say")
CUE = rf"(?:{'|'.join(SAYING)}|{PHRASES})"
SOFT = rf"(?:{'|'.join(WORDS.longest_first('say_of'))}|according to|in the words of)"
SPOKEN = "statement|letter|remarks|testimony|speech|interview|tweet|post|email|memo|op-ed|essay|ruling|opinion"
"""What somebody says or writes: attributes what is quoted from it in the same sentence."""
ADVERBS = (
    r"(?:(?:also|then|has|had|have|further|later|just|once|again|recently|repeatedly|often|simply|even|still|already|"
    r"famously|reportedly|previously|finally|who|which|that|would|could|can|be|heard|is|was|"
    r"(?!(?:family|ally|assembly|supply)\b)[a-z]+ly) )*"
)
AFTER = re.compile(
    rf"[\s,;—–-]*{ADVERBS}({CUE})\b,?(?: (?:in|on|at|to|during|of) (?![^,.“\"]*\b(?:who|that)\b)[^,.“\"]{{1,40}},)? *"
)
"""After the quotation, before its speaker: ", said …", ", has often said …"."""
ACCORDING_AFTER = re.compile(r"[\s,;—–-]*(according to|in the words of|per|según|(?:is|was) how) +")
ABBREVIATED = "|".join(
    rf"(?<=\b{word})"
    for word in (
        "Del",
        "Rep",
        "Reps",
        "Sen",
        "Sens",
        "Gov",
        "Dr",
        "Mr",
        "Ms",
        "Mrs",
        "Lt",
        "Col",
        "Sgt",
        "Rev",
        "Jr",
        "Sr",
        "Gen",
    )
)
IN_NAME = rf"(?:[^“”\"\n.;(]|\([^()“”\"\n]{{0,30}}\)|(?:{ABBREVIATED}|(?<=\b[A-Z]))\.)"
NO_NOUN = (
    "".join(
        rf"(?<!\b{word} )(?<!\b{word.capitalize()} )"
        for word in "the a an his her their its this that of for no any".split()
    )
    + r"(?<!['’]s )(?<![\w-]-)"
)
"""Right after one of these a cue is a noun: "the report", "Roe’s claim"; behind a hyphen, a part of a word: "so-called"."""
NEW_CLAUSE = (
    r"(?!(?:and|but|while|as|when|which|who|whose|because|that|in|on|at|after|before|since|though|although|or|so|if)\b)"
)
FUNCTION = (
    "a|an|the|and|or|but|of|for|from|with|by|to|in|on|at|as|who|whose|which|that|is|are|was|were|be|been|has|have|had|will|would|can|"
    "could|should|may|might|must|not|into|over|under|after|before|since|until|while|when|where|if|than|per|via"
)
"""Words that say nothing about who spoke, where a verb is looked for."""
STATE = r"state (?:[A-Z]|senat|repres|lawmak|legisl|attorney|police|official|employ|troop)"
"""Not the verb."""
SUBJECT_AFTER = re.compile(
    rf"[\s,;—–-]*{NEW_CLAUSE}(?=[A-ZÀ-Þa-zà-ÿ])({IN_NAME}{{1,160}}?),? {ADVERBS}{NO_NOUN}(?!{STATE})({CUE})\b"
)
"""After the quotation, its speaker and the verb: "Roe said", "Roe, a lawyer, told …"."""
OPEN_AFTER = re.compile(rf"[\s,;—–-]*{NEW_CLAUSE}(?=[A-ZÀ-Þhst])([^“”\"\n;,.]{{1,60}}?) ([a-z]{{3,}}ed)\b")
"""The same with any verb in the past tense."""
TAIL = re.compile(
    rf"[^“”\"\n.;]{{1,160}}, ({IN_NAME}{{1,60}}?),? {ADVERBS}{NO_NOUN}(?!{STATE})({CUE})\b"
    r"(?=[.,;\n]|$| (?:on|in|to|during|at) )"
)
"""The end of the sentence that goes on after the quotation: " for years, Roe said."."""
AS_PUT = re.compile(
    rf"[\s,;—–-]*as ({IN_NAME}{{1,80}}?) ((?:has |had )?(?:{CUE}|described it|called it|calls it|phrased it|framed it))\b"
)
"""After the quotation: ", as Roe put it"."""
ANY_VERB_AFTER = re.compile(rf"[\s,;]*{NEW_CLAUSE}(?=[A-ZÀ-Þ])({IN_NAME}{{1,60}}?) (?!(?:{FUNCTION})\b)([a-z]{{3,}})\b")
"""A speaker and any verb after a quotation that ends with a comma and opens its sentence."""
TITLE_PLACE = re.compile(
    r"(?:['’]s|\b(?:on|in|of|at|called|titled|entitled|headlined|named|film|book|song|documentary|show|program|programme|"
    r"report|series|article|column|essay|act|campaign|album|hit|play|novel|movie)),? ?$",
    re.IGNORECASE,
)
"""Before the title of a programme or a work, which is no quotation."""
TERM_PLACE = re.compile(
    r"\b(?:so-called|known as|referred to as|titled|entitled|nicknamed|nickname|captioned|aka|alias|"
    r"the (?:phrase|term|word|words|slogan|name))"
    r"(?: (?:it|them|him|her|the(?: [a-z]+)?))?,? ?$",
    re.IGNORECASE,
)
"""Before a term, which is no quotation."""
OPEN_INVERTED = re.compile(r"[\s,;—–-]*([a-z]{3,}ed) (?=[A-ZÀ-Þ])")
"""A verb in the past tense before the speaker: ", thundered Roe"."""
CLOSE_BEFORE = re.compile(
    r"\b([a-z]{3,}ed)\b"
    r"(?: (?:that|as|to|it|him|her|them|of|for|the|a|an|is|was|today|yesterday|\w+day|[a-z]+ly))*[\s,:]*$"
)
"""Any verb in the past tense right before a quotation."""
DASH = re.compile(r"\s*(?:[—–]+|--?)\s*(?=[A-ZÀ-Þ])")
BEFORE = re.compile(rf"(?=[a-z])(?:\b{NO_NOUN}({CUE}|{SOFT})\b|\b({SPOKEN})\b)")
LABEL = re.compile(r"^\s*((?:[A-ZÀ-Þ][\w.’'-]*,? ?){1,8}(?:\([^)]*\))?)\s*:\s*$")
INTRODUCES = re.compile(
    r":\s*$|\b(?:following|this|a) (?:joint )?(?:statement|remarks)\b|\bstatement (?:below|on|"
    r"regarding|after|following)\b|(?:said|wrote|stated|read|reads|remarked|continued)[,:]?\s*$",
    re.IGNORECASE,
)
STATEMENT_OF = re.compile(
    r"\b(?:statements?|remarks) (?:(?:is|are|comes?|came) )?(?:from|by|attributed to) (?=[A-ZÀ-Þ])"
)
"""Before the author of what follows: "Below is a statement from Jane Roe, director of Example Aid."."""
ISSUES = re.compile(
    rf"\b(?:{CUE}|released|issued|made|gave|delivered|offered|provided|sent|responded|spoke|penned|published)\b",
    re.IGNORECASE,
)
ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Ii]n the words of|[Ss]egún|[Aa]s told by) ")
NOT_SUBJECT = frozenset(("that", "how", "why", "what", "when", "in", "to", "on", "que", "if", "whether", "as", "so"))
