from etl.warehouse.fact_columns import SPAN, WORDS
from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="numbers",
    title="Other numbers that statements give",
    grain="one number with what it counts, in one statement",
    description=(
        "Definite numbers of people, events, places, days, dollars and shares that no published series could answer: those "
        "that one could are in claims. Ages of people are left out, and numbers in sentences that the publisher repeats "
        "(statement_boilerplate)."
    ),
    rights="CC0-1.0",
    primary_key=("statement_id", "part", "char_start"),
    columns=(
        *SPAN,
        *WORDS,
        Column("value", "number", "The number that the sentence states.", unit="see unit", required=True),
        Column("unit", "string", "What the number counts or measures.", required=True, facet=True),
        Column(
            "qualifier",
            "string",
            "How exact it claims to be; null where it claims to be exact.",
            facet=True,
            enum=("more_than", "at_least", "up_to", "less_than", "about"),
        ),
        Column("counted", "string", "What is counted, as written.", required=True),
        Column(
            "in_detention",
            "boolean",
            "The sentence is about immigration detention, not about a criminal sentence.",
            required=True,
        ),
        Column(
            "facility_id",
            "string",
            "The one facility its sentence (else its statement) names.",
            references="facilities.facility_id",
        ),
        Column("time_printed", "string", "Time its sentence gives, as written."),
        Column("time_start", "date", "First day of that time."),
        Column("time_end", "date", "Last day of that time."),
        Column(
            "place_rule",
            "string",
            "What the facility rests on: its sentence, or the only one that the statement names; null where there is none.",
            enum=("facility_in_sentence", "only_facility"),
        ),
        Column("rule", "string", "Row of the grammar that found the number.", required=True, facet=True),
        Column("rule_version", "string", "Version of that rule.", required=True),
    ),
)
