from etl.warehouse.fact_columns import RULE, SPAN, WORDS
from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="quotes",
    title="Quotations and who speaks",
    grain="one quotation in one statement",
    description=(
        "What a statement quotes: the words, where they stand, and the speaker with role and affiliation. [name] is somebody "
        "who speaks for no office or organization."
    ),
    rights="CC0-1.0",
    primary_key=("statement_id", "part", "char_start"),
    fts=("words", "speaker_name", "speaker_role", "speaker_affiliation"),
    columns=(
        *SPAN,
        *WORDS,
        Column("quote_sha256", "string", "sha256 of the quoted text, marks included.", required=True),
        Column("word_count", "integer", "Number of words in the quotation.", unit="words", required=True),
        Column("balanced", "boolean", "False where the closing mark is missing in print.", required=True),
        Column(
            "speaker_kind",
            "string",
            "Who speaks; withheld: somebody who speaks for no office or organization.",
            facet=True,
            enum=("person", "group", "pronoun", "withheld"),
        ),
        Column(
            "speaker_name", "string", "Speaker, full name where printed anywhere before; null where none was found."
        ),
        Column("speaker_role", "string", "Role or title as printed."),
        Column("speaker_affiliation", "string", "For whom they speak, as printed (a member of Congress: the seat)."),
        Column("official_id", "string", "The official, see officials."),
        Column("bioguide_id", "string", "The member of Congress."),
        Column("cue", "string", "Word that attributes it."),
        *RULE,
    ),
)
