from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="facility_redirects",
    title="Retired facility ids and where they lead",
    grain="one facility id that is no longer used",
    description=(
        "Ids are never reused. Where two facilities turn out to be one, one id is retired and listed here; its page leads on "
        "to the facility that took its place (HTTP 301), and all of its names, codes and figures stand under that one. No "
        "rows: nothing has been merged yet."
    ),
    rights="CC0-1.0",
    primary_key=("retired_id",),
    columns=(
        Column("retired_id", "string", "The id that was given up."),
        Column(
            "facility_id",
            "string",
            "The facility it was merged into.",
            required=True,
            references="facilities.facility_id",
        ),
        Column("name", "string", "Display name under the retired id.", required=True),
        Column("note", "string", "Why it was merged."),
    ),
)
