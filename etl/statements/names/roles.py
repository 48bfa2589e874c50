"""The words of roles, offices, groups and organizations by which a speaker is told from what stands around them."""

import re

from etl.statements.text import lexicon

WORDS = lexicon.load()
TITLES = WORDS.words("title")
TITLES_LOWER = frozenset(word.lower() for word in TITLES)
OPENERS = WORDS.words("title_opener")
"""What a role can begin with, lower-cased; what stands before the first of these is the affiliation."""
HUMAN = re.compile(
    r"(?!(?:after|over|under|however|whether|other|another|never|ever|rather|for|or|nor|per|later|earlier|former|together|either|"
    r"neither|further|whatever|wherever|whenever|prior|major|minor|senior|junior|between|when|then|different|current|recent|present|"
    r"independent|urgent|apparent|efficient|important|significant|three|agree|see|fee|free|been|seen|moment|agent|government|"
    r"department|statement|agreement|document|percent|amendment|state|private|corporate|debate|late|immediate|senate|climate|"
    r"than|can|an|plan|ban|began|million|billion)$)"
    r"(?:[a-z-]{2,}(?:er|or|ist|man|men|woman|women|ian|ee|ent|ant|ante|ate|aire|person|mate)|boss|chair|chief|exec|aide|ally|mogul|"
    r"tycoon|star|nurse|judge|host|guru|rabbi|priest|captain|head|coach|hero|expert|critic|rival|attorney|counsel|wife|husband|"
    r"son|daughter|mother|father|sister|brother|cousin|niece|nephew|friend|widow|spouse|client|colleague|"
    r"abogada|abogado|alcalde|alcaldesa|portavoz|senadora|directora|presidenta|gobernadora)$"
)
"""A lower-case word that names what somebody is: nominee, adviser, spokesman, strategist."""
INSIDE = WORDS.words("inside_name")
ENDS_NAME = WORDS.words("ends_name")
AGENCY_WORDS = WORDS.words("agency_word")
PARTIES = WORDS.words("party")
"""Before a name, whose party it is: "Republican Jane Roe"."""
PRONOUNS = WORDS.words("pronoun")
ARTICLES = PRONOUNS | WORDS.words("article")
BARE_GROUP = re.compile(r"(?:[a-z]{3,}(?:ers|ors|ists|ials|ents|ants|ates|ics|eys|ces|des|ies|ups|men|women)|people)$")
"""A group without article: officials, critics, advocates, people."""
SPOKEN = WORDS.words("spoken")
"""What somebody says or writes: "Roe’s letter" speaks for Roe, "Roe’s campaign" for itself."""
OPENING_WORDS = WORDS.words("opening_word")
"""Words that open a sentence with a capital and begin nobody's name."""
ACRONYM_STATES = WORDS.words("acronym_state")
ROLE_NOUNS = WORDS.words("role_noun")
