from etl.warehouse.measures import DIFFERS, MEASURES, PEOPLE, SERIES
from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="claim_readings",
    title="Every published figure that a number said can mean",
    grain="one figure that one claim can be read as",
    description=(
        "For each claim the figures of its measure, place and time: the count of a day, the average, the night, charges "
        "counted or not; what was in force on the day of the statement, else what was published later (public_then is false), "
        "and what the figure has become since. The lowest and highest are the envelope in claim_outcomes."
    ),
    rights="CC0-1.0",
    primary_key=("claim", "reading"),
    columns=(
        Column("claim", "string", "The claim: statement_id, part and char_start, joined by colons."),
        Column("reading", "integer", "Number of the reading, those public then first.", unit="ordinal"),
        Column("figure", "string", "What the figure measures.", required=True, facet=True, enum=MEASURES),
        Column("series", "string", "How it is counted, as in published_figures; notices and lists are counted by us.",
               required=True, facet=True, enum=SERIES),
        Column("people", "string", "Of whom, by conviction and charge.", required=True, enum=PEOPLE),
        Column("differs", "string", "How it is not the very thing said. average: an average is not a head count. people_held: "
               "people held after an arrest by ICE, not arrests. book_ins: book-ins of all agencies, not arrests. fiscal_year, "
               "calendar_year: which year the deaths are counted in, where the sentence names none.", enum=DIFFERS),
        Column("value", "number", "The figure as it was published then.", unit="see unit of the claim", required=True),
        Column("period_start", "date", "First day it is about."),
        Column("period_end", "date", "Last day it is about."),
        Column("public_from", "date", "Day from which it was public; null where that is not known."),
        Column("public_then", "boolean", "It was public on the day of the statement.", required=True),
        Column("snapshot_sha256", "string", "File it stands in.", references="snapshots.snapshot_sha256"),
        Column("sheet", "string", "Sheet of the workbook that prints it."),
        Column("cells", "string", "Its cells: + where they add up, of where one is divided by another; else a row or address."),
        Column("restated_to", "number", "What the same figure has become since; null where it has not changed.",
               unit="see unit of the claim"),
        Column("restated_snapshot_sha256", "string", "File that prints the newer value.",
               references="snapshots.snapshot_sha256"),
        Column("restated_cells", "string", "Cells that print the newer value."),
    ),
)  # fmt: skip
