"""The words of roles, offices, groups and organizations by which a speaker is told from what stands around them."""

import re

TITLE_WORDS = """
    Administrator Admiral Advisor Adviser Agent Ambassador Analyst Archbishop Assemblyman Assemblymember
    Assemblywoman Associate Attaché Attorney Bishop CEO Captain Capt Cardinal Chair Chairman Chairperson
    Chairwoman Chancellor Charge Chief Col Colonel Commander Commissioner Comptroller Congressman
    Congressmember Congresswoman Congressmen Coordinator Counsel Councilman Councilmember Councilwoman Cpl
    Czar Delegate Deputy Detective Director Directors Dr Executive Father Fellow Gen General Gov Governor Head
    Inspector Investigator Judge Justice Leader Lieutenant Lt Maj Major Manager Marshal Mayor Member Minister
    Mr Mrs Ms Officer SAC ASAC FOD
    Representante Senadora Senador Congresista President Principal Prof Professor Prosecutor Rabbi Ranking Rep Representative
    Representatives Reps Researcher Rev Reverend Secretary Sen Senator Senators Sens Sergeant Sgt Sheriff
    Sister Speaker Spokesman Spokesperson Spokeswoman Superintendent Supervisor Treasurer Trooper Warden Whip
"""
TITLES = frozenset(TITLE_WORDS.split())
TITLES_LOWER = frozenset(word.lower() for word in TITLES)
OPENERS = frozenset(
    """
    acting interim deputy assistant associate special field executive chief senior former principal
    supervisory vice resident regional national ranking lead managing legal general co-chair co-founder first
    lieutenant state u.s. attorney border press policy program communications staff incoming outgoing then longtime
    gunnery master petty brigadier retired then-president ex-president onetime
""".split()
)
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
INSIDE = frozenset("of and the for in to on acting interim de del la van von bin al da dos du y & at".split())
ENDS_NAME = frozenset(("for", "of", "and", "the", "in", "to", "on", "at", "&"))
AGENCY_WORDS = frozenset(
    """
    Administration Agency Association Border Bureau Center Church Citizenship City Coalition Commission Committee
    Conference Corporation Council County Court Customs Department District Division Enforcement Federation Force
    Foundation Group Homeland House Immigration Institute International Investigations Investigation Justice
    League Network Office Operations Organization Party Patrol Police Project Protection Removal School
    Security Senate Service Services Society State States Task Union United University Watch Works Republicans
    Democrats Jail Prison Center Facility Act Members Texas Mexico
""".split()
)
PARTIES = frozenset(("Republican", "Democrat", "Libertarian"))
"""Before a name, whose party it is: "Republican Jane Roe"."""
PRONOUNS = frozenset("he she they it we i él ella ellos ellas".split())
ARTICLES = PRONOUNS | frozenset(
    "the a an both another one his her their its our my your some many several most other two three four five these those "
    "el la los las un una su sus".split()
)
BARE_GROUP = re.compile(r"(?:[a-z]{3,}(?:ers|ors|ists|ials|ents|ants|ates|ics|eys|ces|des|ies|ups|men|women)|people)$")
"""A group without article: officials, critics, advocates, people."""
SPOKEN = frozenset(
    "letter statement speech remarks tweet tweets post testimony book email memo op-ed essay column interview report ruling "
    "opinion comments comment words answer response address".split()
)
"""What somebody says or writes: "Roe’s letter" speaks for Roe, "Roe’s campaign" for itself."""
OPENING_WORDS = frozenset(
    """
    About Across According Additionally After Afterwards All Also Although Among Amid Among And Any As Asked At
    Because Before Below Both But By Citing Click Currently Despite Did During Earlier Even Every Finally
    First Following For From Further Furthermore Given Here How However If In Including Instead Into It Its
    Last Later Let Like Many Meanwhile More Moreover Most My Next No Nor Not Now Of On Once One Only Or Other
    Our Over Please Prior Read Recently Referring Said Second See Separately Several Similarly Since So Some
    Still Such That Their Then There Therefore These This Those Though Through Thus To Today Two Under
    Unfortunately Until Upon Using What When Where Whether Which While Who Why With Within Without Yesterday
    See Watch Learn Find View
    Yet You Your January February March April May June July August September October November December Monday
    Tuesday Wednesday Thursday Friday Saturday Sunday
""".split()
)
"""Words that open a sentence with a capital and begin nobody's name."""
ACRONYM_STATES = frozenset("US UN EU UK DC AG NY LA PD ST TX CA FL NJ AZ IL OH PA GA MD VA WA MA MI".split())
ROLE_NOUNS = frozenset(
    """
    abogada abogado activist activista actor advocate alcalde alcaldesa artist author chaplain co-chair co-director
    co-founder cochair correspondent
    counselor demographer economist editor expert founder historian lawyer lobbyist mayor member nurse
    organizer owner partner pastor pediatrician pollster priest producer reporter resident scholar scientist
    strategist student teacher veteran vice-president writer congresista portavoz director directora presidente presidenta
    senador senadora gobernador gobernadora
""".split()
)
