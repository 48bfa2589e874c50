"""The words and sentence forms of demands: verbs, nouns and participles by class, what objects are about, who asks how."""

import re

VERBS_TEXT = {
    "halt": "halt stop cease suspend pause freeze block refrain avoid delay postpone decline refuse",
    "release": "release free parole",
    "end": "end terminate abolish eliminate phase discontinue cancel dismantle",
    "close": "close shut shutter",
    "investigate": "convene investigate review examine audit inspect assess evaluate probe hold monitor",
    "rescind": "drop scrap lift waive vacate rescind repeal revoke reverse withdraw overturn overrule undo abandon",
    "restore": "restore reinstate resume reopen re-establish reestablish return continue keep maintain extend "
    "renew preserve",
    "fund": "pay reimburse compensate fund appropriate invest finance",
    "defund": "defund cut reduce",
    "pass": "pass enact adopt approve support vote sign cosponsor bring",
    "protect": "treat evacuate reunite reunify "
    "protect safeguard defend honor respect uphold designate redesignate re-designate grant allow permit admit "
    "authorize welcome accept",
    "provide": "provide ensure guarantee give offer make establish create expand increase improve expedite prioritize collect",
    "enforce": "enforce secure build deport remove detain prosecute implement use apply complete deploy crack",
    "inform": "level testify notify "
    "explain respond answer disclose inform publish publicize disseminate report clarify share brief describe "
    "arrange detail",
    "prohibit": "prohibit ban prevent limit restrict bar reject oppose deny",
    "act": "come include open launch initiate start undertake conduct follow look comply obey cooperate meet take "
    "recognize seek pursue employ engage focus explore reclassify "
    "recommit turn act do address work commit reconsider change reform resolve fix consider issue fulfill fulfil step begin "
    "disregard",
    "resign": "resign impeach fire",
}
VERBS = {verb: name for name, words in VERBS_TEXT.items() for verb in words.split()}
NOUNS_TEXT = {
    "end": "end termination",
    "halt": "halt moratorium suspension",
    "release": "release",
    "close": "closure",
    "rescind": "repeal",
    "restore": "restoration extension",
    "pass": "passage",
    "resign": "resignation impeachment",
    "investigate": "investigation investigations audit inquiry review",
    "inform": "information details answers answer briefing reply response explanation list description clarification "
    "documents records transparency",
    "act": "action engagement meeting",
}
NOUNS = {noun: name for name, nouns in NOUNS_TEXT.items() for noun in nouns.split()}
"""What is called for by a noun: "an immediate end to", "a detailed list of"."""
PARTICIPLES_TEXT = {
    "halt": "halted stopped suspended paused",
    "release": "released freed",
    "end": "ended terminated abolished eliminated discontinued dismantled",
    "close": "closed shut",
    "investigate": "investigated reviewed",
    "rescind": "rescinded repealed revoked reversed withdrawn overturned lifted",
    "restore": "restored reinstated extended",
    "defund": "defunded",
    "inform": "transparent",
    "pass": "passed enacted",
    "protect": "protected",
    "resign": "impeached fired",
}
PARTICIPLES = {verb: name for name, verbs in PARTICIPLES_TEXT.items() for verb in verbs.split()}
OBJECTS = {
    "families": r"famil(?:y|ies)|parents",
    "children": r"child(?:ren)?|minors?|toddlers|kids",
    "detained_people": r"detain(?:ed|ees)|people|individuals|immigrants|migrants",
    "asylum_seekers": r"asylum|refugees?",
    "deportations": r"deport\w*|removals?|expulsions?|flights",
    "detention": r"detention|detain\b|custody",
    "facility": r"facilit(?:y|ies)|centers?|jails?|Center",
    "contract": r"contracts?",
    "money": r"fund\w*|appropriat\w*|budget|\$",
    "information": r"questions?|answers?|information|records|documents|briefing|letter",
    "policy": r"polic(?:y|ies)|rules?|memo\w*|order|program|protocols?|Act\b|bill|legislation|Title 42|MPP|DACA|TPS",
    "border": r"border|wall",
}
ASK = (
    r"(?:call(?:s|ed|ing)? (?:(?:up)?on|for)|recommend(?:s|ed|ing)?(?: that)?|urg(?:e|es|ed|ing)(?: that)?|"
    r"ask(?:s|ed|ing)?(?: that)?|demand(?:s|ed|ing)?(?: that)?|press(?:es|ed|ing)|implor(?:e|es|ed|ing)|"
    r"request(?:s|ed|ing)?(?: that)?|encourag(?:e|es|ed|ing)|beg(?:s|ged|ging)?|push(?:es|ed|ing)?|tell(?:s|ing)?|"
    r"challeng(?:e|es|ed|ing)|insist(?:s|ed|ing)?(?: that)?)"
)
ADVERB = (
    r"(?:(?:[a-z]+ly(?:,? and [a-z]+ly)?|immediately|both|also|now|instead|finally|fully|promptly|swiftly|please|either|"
    r"again|not only|further|permanently|quickly|completely|urgently|voluntarily|simply) )*"
)
LEAD = (
    r"(?:(?:take (?:\w+ )?(?:action|steps) to|act (?:\w+ )?to|do (?:more|everything \w+ \w+) to|"
    r"work(?: \w+)? to|be working to|begin to|use (?:your|their|its|his|her) (?:\w+ )?(?:discretion|authority|powers?) to) )?"
)
VERB = rf"{LEAD}{ADVERB}(?P<verb>{'|'.join(sorted(VERBS, key=len, reverse=True))})\b"
GOVERNMENT = (
    r"(?:Congress|DHS|ICE|CBP|EOIR|ORR|HHS|DOJ|USCIS|[Tt]he (?:U\.S\. )?(?:[A-Z][\w-]+ )*(?:Departments?|"
    r"Administration|administration|Senate|House|President|Secretary|Agency|agency|government|"
    r"Attorney General|Director|Governor|White House)(?: of (?:Homeland Security|Justice|Defense|"
    r"State|Health and Human Services))?|(?:(?:Acting )?(?:President|Secretary|Director|Governor|"
    r"Commissioner|Attorney General) )?(?:[A-Z]\w+ )?[A-Z]\w+)(?: and (?:his|her|their|its|the) [Aa]dministration)?"
)
BARRIERS = re.compile(
    r"(?: [a-z-]+){0,3} (?:barriers?|obstacles?|restrictions?|limits?|requirements?|caps?|bans?|fees?|hurdles?)\b"
)
INQUIRY = re.compile(r"\b(?:investigations?|inquir(?:y|ies)|review|audit|probe)\b")
PAPERS = re.compile(
    r"\b(?:reports?|names|records|documents|footage|videos?|data|information|list|memos?|transcripts?|evidence)\b"
)
NO_TARGET = re.compile(
    r"^(?:I|We|They|He|She|It|You|This|That|These|Those|There|What|Who|Which|People|Americans?|One|"
    r"Anyone|Everyone|Nobody|Nothing|Noncitizens|Aliens|Applicants|Students|Parents|Employers|Individuals|Visitors|Families|"
    r"Children|Immigrants|Migrants|Detainees|Citizens|Voters|Media)\b|\b(?:to|that|if|by|for|about|how|whether|because|help|"
    r"from)\b|\band$|\b(?:declin|refus|fail|plan|intend|threaten|attempt|continu)(?:e|es|s|ed|ing)?$"
)
TARGET = re.compile(
    r"(?:agencies|officials|leaders|authorities|federal|state|local|the|you|your|our|his|her|him|them|its|their|my|all|both|members|lawmakers|lead\w+|[A-Z])"
)
OBJECT_END = re.compile(
    r"[.;:“”\"\n]|,\s+(?:and\s+)?(?:which|who|whose|where|while|as|but|including|after|following|"
    r"because|saying|according|and)\b|\s(?:because|while|after|so that|in order to|when|which|who|"
    r"where|today|in (?:a|an|its|their|light|response|the wake))\b| [–—] "
)
FORETOLD = re.compile(
    r"\b(?:expect(?:ed|s)|schedul\w+|set|due|plan(?:s|ned)|slated|project(?:ed|s)|likely|expir\w+|will|would|was|were)\b[^,;]{0,25}$"
)
"""Before a day by which something is to happen anyhow: "contracts that will expire by June 30"."""
ONLY = re.compile(r"as soon as|as early as|no later than|not later than|on or before|within")
RULED = re.compile(  # before an authority that must: what a court or a law says is no demand
    r"\b(?:(?:rul(?:ed|es|ing)|held|order(?:ed|s)?|found|decided|requir(?:es|ed|ing)|mandat(?:es|ed)|law says)"
    r"[^.;\n]{0,60}\bthat|"
    r"if|whether|unless|how(?: much| many)?|what|when|where|who)\s+$"
)
BILL_THAT = re.compile(
    r"\b(?:bill|law|Act|legislation|measure|rule|policy|program) (?:that|which|would|to) (?:also )?$"
)
"""Before a verb of asking: the effect of a law ("a bill that encourages states to …")."""
AWAITED = re.compile(
    r"\b(?:anticipate|await|expect|(?:look(?:ing)?|looks) forward to(?: receiving)?) (?:hearing (?:back )?from you|"
    r"(?:your|a|an|his|her|their) (?:[a-z]+,? ){0,3}?(?P<what>response|reply|answer)s?\b)(?= [^.\n]*\d)"
)
"""What a letter waits for is asked where a day is set for it: "We anticipate your response within 30 days"."""
BULLET_LINE = re.compile(r"\s*[•*·][^\n]+")
"""An entry of the same list that asks in a sentence of its own."""
NEEDFUL = re.compile(
    rf"\b[Ii]t is (?:also )?(?:\w+ly )?(?:essential|imperative|critical|vital|crucial|important|urgent|past time|time) that "
    rf"(?P<target>(?:the |your |you\b|Congress|DHS|ICE|CBP|President |Secretary )[^.;:“”\n]{{0,80}}?) {VERB}"
)
"""The sentence with the subjunctive: "It is essential that the government extend …"."""
TIME_FOR = re.compile(
    rf"\b(?:(?:[Ii]t is|[Ii]t[’']s) (?:(?:(?:long |well )?past )?time|essential|imperative|critical|vital|crucial|urgent)|"
    rf"(?:solution|answer|remedy) is) for "
    rf"(?P<target>[^.;:“”\n]{{2,80}}?) to {VERB}"
)
"""“It is past time for Congress to act.”"""
TIMES = tuple(f"{word} for " for word in "time essential imperative critical vital crucial urgent is".split())
"""One is in each of these."""
NEED = r"(?:must|should|needs? to|has to|have to|ought to)"
NEEDS = (" must ", " should ", " need to ", " needs to ", " has to ", " have to ", " ought to ")
DONE = re.compile(
    rf"(?:^|(?<=\band )|(?<=[.,;:“\"\n–—] )|(?<=[.,;:“\"\n]))(?P<object>[^.,;:“”\"\n–—]{{2,90}}?) {NEED} {ADVERB}"
    rf"(?:be {ADVERB}(?P<done>{'|'.join(PARTICIPLES)})\b|(?P<over>end|stop|cease)(?= now\b| immediately\b| ?[.!,;”\"–—-]))"
)
"""What should happen, without who is to do it: "Family detention must end", "the ban should be repealed"."""
CALLED = re.compile(
    rf"\b(?:call(?:s|ed|ing)? for (?P<object>[^.,;:“”\"\n–—]{{2,90}}?) to|{ASK}(?<= that) (?P<those>[^.,;:“”\"\n]{{2,90}}?)) "
    rf"be {ADVERB}(?P<done>{'|'.join(PARTICIPLES)})\b"
)
"""Without an addressee: "call for the ban to be lifted", "urge that families be released"."""
