from etl.schema import Column, Table

TABLE = Table(
    name="quotes",
    title="Quotations and who speaks",
    grain="one quotation in one statement",
    description=(
        "Where a statement quotes somebody: offsets, length and a hash of the words, and the speaker with role and "
        "affiliation. [name] is somebody who speaks for no office or organization. The words: statement_spans, local build."
    ),
    rights="CC0-1.0",
    primary_key=("statement_id", "part", "char_start"),
    columns=(
        Column("statement_id", "string", "Statement.", references="statements.statement_id"),
        Column("part", "string", "Part of the statement.", enum=("title", "subtitle", "body")),
        Column("char_start", "integer", "First character in that part's normalized text.", unit="characters"),
        Column("char_end", "integer", "Character after the last.", unit="characters", required=True),
        Column("quote_sha256", "string", "sha256 of the quoted text, marks included.", required=True),
        Column("word_count", "integer", "Length.", unit="words", required=True),
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
        Column("rule", "string", "Rule that found it.", required=True, facet=True),
        Column("rule_version", "string", "Version of that rule.", required=True),
    ),
)
