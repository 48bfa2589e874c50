from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="series_breaks",
    title="Series breaks: where what a series counts changed",
    grain="one change of one series",
    description=(
        "Days after which a series counts something else under the same or another name, reviewed, each with the cells that "
        "show it. A line drawn over a break that can't be bridged joins two things. Only changes that a document we hold shows "
        "are here; there may be others."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics", "ice_death_reports", "uwchr_headcount", "deportation_data_project"),
    primary_key=("break_id",),
    columns=(
        Column("break_id", "string", "Our id of the change, in words."),
        Column("table_name", "string", "The published table whose series it is.", required=True, facet=True),
        Column("series", "string", "Which series of that table.", required=True),
        Column("last_before", "date", "Last day for which the series counts as before.", required=True),
        Column("first_after", "date", "First day for which it counts otherwise; null: it ended."),
        Column("what_changed", "string", "What changed, in a sentence or two.", required=True),
        Column(
            "bridgeable", "boolean", "Whether the two sides can be set beside each other.", required=True, facet=True
        ),
        Column("bridge", "string", "How, where they can: the sum or the factor."),
        Column("sha256_before", "string", "Edition that shows it before.", references="snapshots.snapshot_sha256"),
        Column("cell_before", "string", "Sheet and cell in it."),
        Column("sha256_after", "string", "Edition that shows it after.", references="snapshots.snapshot_sha256"),
        Column("cell_after", "string", "Sheet and cell in it, after the change."),
        Column("evidence", "string", "What else shows it, or what is not known.", required=True),
    ),
)
