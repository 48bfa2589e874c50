from etl.warehouse.measures import AGENCIES, MEASURES, PEOPLE, SCOPES, SERIES, UNITS
from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="published_figures",
    title="Published figures that a number said can be set beside",
    grain="one figure of one series, in one printing",
    description=(
        "The measures that claims have, from every table that holds them: ICE's counts of a day, its averages since 1 October, "
        "of a month and between two editions, guaranteed minimums, nights counted from released records, bed numbers by dated "
        "evidence. Each with the days on which it was in force, its cells, and what it has become since."
    ),
    rights="CC0-1.0",
    primary_key=("figure_id",),
    columns=(
        Column("figure_id", "string", "Our id, from what the figure is and where it stands."),
        Column("measure", "string", "What the figure measures or counts.", required=True, facet=True, enum=MEASURES),
        Column("series", "string", "How it is counted: of a day (snapshot), of a night, an average since 1 October (to_date), "
               "of a month, quarter or fiscal year, between two editions; a minimum; or which bed number.", required=True,
               facet=True, enum=SERIES),
        Column("scope_kind", "string", "A place, a campus or the country.", required=True, facet=True, enum=SCOPES),
        Column("scope", "string", "The facility_id or site_id; null for the country."),
        Column("agency", "string", "Arresting agency of the people counted; total: all.", required=True, enum=AGENCIES),
        Column("people", "string", "Of whom, by conviction and charge.", required=True, enum=PEOPLE),
        Column("unit", "string", "What the value is counted in.", required=True, enum=UNITS),
        Column("value", "number", "The figure; shares and sums of several cells are ours.", unit="see unit", required=True),
        Column("period_start", "date", "First day it is about."),
        Column("period_end", "date", "Last day it is about; of a bed number the last day with evidence."),
        Column("public_from", "date", "Day from which it was public; null where it was released later, on a day not known."),
        Column("public_until", "date", "Day from which something newer was public; null while it is the last word."),
        Column("snapshot_sha256", "string", "File it stands in.", references="snapshots.snapshot_sha256"),
        Column("sheet", "string", "Its sheet, spelled as in the workbook."),
        Column("cells", "string", "Its cells: + where they add up, of where one is divided by another; else a row or address."),
        Column("restated_to", "number", "What the same figure has become; null where it has not changed.", unit="see unit"),
        Column("restated_snapshot_sha256", "string", "File that prints the newer value.",
               references="snapshots.snapshot_sha256"),
        Column("restated_cells", "string", "Cells that print the newer value."),
    ),
)  # fmt: skip
