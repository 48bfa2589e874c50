from etl.warehouse.fact_columns import SPAN
from etl.warehouse.measures import MEASURES, PEOPLE, QUALIFIERS, SCOPES, UNITS
from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="claims",
    title="Numbers said that a published series could answer",
    grain="one number with what it measures, in one statement",
    description=(
        "What was said, of how many, where, when and whom: people held, averages, minimums, deaths, arrests by criminality and "
        "so on. Nothing here says that it is true: claim_readings has every published figure that can be meant, claim_outcomes "
        "how the number stands beside them. All other numbers are in numbers. Sentences that a publisher repeats "
        "(statement_boilerplate) are left out."
    ),
    rights="CC0-1.0",
    primary_key=("statement_id", "part", "char_start"),
    columns=(
        *SPAN,
        Column(
            "words",
            "string",
            "The sentence; [name] is a person who is no official. Of works not the US government's at most 300 characters.",
        ),
        Column("words_cut", "boolean", "The sentence is longer than the rights allow here.", required=True),
        Column("measure", "string", "What the number measures.", required=True, facet=True, enum=MEASURES),
        Column("value", "number", "The number that the sentence states.", unit="see unit", required=True),
        Column("unit", "string", "What the number counts.", required=True, facet=True, enum=UNITS),
        Column(
            "qualifier",
            "string",
            "How exact it claims to be; null where it claims to be exact.",
            facet=True,
            enum=QUALIFIERS,
        ),
        Column(
            "people",
            "string",
            "Of whom: all, or people by conviction and charge. record and no_record: charges may count or not.",
            required=True,
            facet=True,
            enum=PEOPLE,
        ),
        Column(
            "scope_kind",
            "string",
            "What it is about: a place, a campus, a state or the country.",
            required=True,
            facet=True,
            enum=SCOPES,
        ),
        Column("facility_id", "string", "The place it is about.", references="facilities.facility_id"),
        Column("site_id", "string", "The campus it is about.", references="sites.site_id"),
        Column("state", "string", "The state it is about, two letters."),
        Column(
            "place_rule",
            "string",
            "What the place rests on: its sentence, the first words of a name given in "
            "full elsewhere, or the only one named where the sentence says “the facility”.",
            enum=("facility_in_sentence", "site_in_sentence", "short_name", "only_place"),
        ),
        Column(
            "period_kind",
            "string",
            "The time it is about; now: its sentence names none, or says currently, and the day of publication is taken.",
            required=True,
            enum=("day", "month", "year", "fiscal_year", "since", "range", "now"),
        ),
        Column("period_printed", "string", "The time, as written."),
        Column("period_start", "date", "First day of that time; null where the day of publication is not known."),
        Column("period_end", "date", "Last day of that time."),
        Column(
            "whose",
            "string",
            "Who says it: somebody quoted, or whoever published the statement.",
            required=True,
            enum=("speaker", "publisher"),
        ),
        Column("said_by", "string", "Who is quoted; [name] is no official; null where it was not found."),
        Column("rule", "string", "Row of the grammar that found it.", required=True, facet=True),
        Column("rule_version", "string", "Version of that rule.", required=True),
    ),
)
