from etl.warehouse.fact_columns import RULE, SPAN, WORDS
from etl.warehouse.schema import Column, Table

CLASSES = (
    "act", "change", "close", "comply", "consider", "cooperate", "defund", "end", "enforce", "fund", "halt", "inform",
    "investigate", "issue", "pass", "prohibit", "protect", "provide", "release", "rescind", "resign", "resolve", "restore",
)  # fmt: skip
"""Of the rules (`etl/statements/lexicon/demands.csv`, classes `do` and `done`)."""

TABLE = Table(
    name="demands",
    title="What statements ask for",
    grain="one demand (verb and object) of one statement",
    description=(
        "What a statement asks of whom and by when, by a closed list of verbs, in its words. A deadline that "
        "stands in a sentence which the publisher repeats is none."
    ),
    rights="CC0-1.0",
    primary_key=("statement_id", "part", "object_start"),
    fts=("words",),
    columns=(
        *SPAN,
        *WORDS,
        Column(
            "demand_class",
            "string",
            "What is asked. comply: to follow rules or keep promises; resolve: to address or fix something; change: to reform "
            "or reconsider it; cooperate: to work or meet with others; issue: a rule, a stay; act: none of these.",
            required=True,
            facet=True,
            enum=CLASSES,
        ),
        Column("verb", "string", "Verb as written, lower case.", required=True),
        Column(
            "target_start", "integer", "First character of the addressee; null where none is said.", unit="characters"
        ),
        Column("target_end", "integer", "Character after its last.", unit="characters"),
        Column(
            "target_organization_id",
            "string",
            "The organization that is asked to act.",
            references="organizations.organization_id",
        ),
        Column("target_official_id", "string", "The addressee, see officials."),
        Column("object_start", "integer", "First character of the object.", unit="characters"),
        Column("object_end", "integer", "Character after its last.", unit="characters", required=True),
        Column(
            "object_classes",
            "string",
            "What the object is about, separated by ';': families, children, detention and so on.",
        ),
        Column("deadline", "date", "Day by which it is asked for."),
        Column(
            "deadline_basis",
            "string",
            "same_sentence, or only_deadline: the one date the statement gives.",
            enum=("same_sentence", "only_deadline"),
        ),
        *RULE,
    ),
)
