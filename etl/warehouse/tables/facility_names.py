from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="facility_names",
    title="Facility names: every spelling and whose it is",
    grain="one name, city and state as printed",
    description=(
        "The reviewed crosswalk from what ICE prints to our facility ids. The matching proposes, this table decides; each "
        "row says by which method and on what evidence."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics",),
    primary_key=("name_printed", "city", "state", "zip"),
    fts=("name_printed",),
    columns=(
        Column("name_printed", "string", "Name as printed, blanks collapsed, in capitals."),
        Column("city", "string", "City as printed, likewise; empty if blank."),
        Column("state", "string", "State as printed, likewise; empty if blank."),
        Column("zip", "string", "ZIP code where it is needed to tell two places apart, else empty."),
        Column("facility_id", "string", "Whose name it is.", required=True, references="facilities.facility_id"),
        Column("method", "string", "How the link was found.", required=True, facet=True),
        Column("evidence", "string", "What it rests on.", required=True),
        Column("score", "number", "Similarity the matcher gave, 0 to 100.", unit="points"),
        Column("decided_on", "date", "Day it was decided.", required=True),
        Column("first_as_of", "date", "Earliest as-of date of an edition that prints it."),
        Column("last_as_of", "date", "Latest as-of date of an edition that prints it."),
        Column("n_editions", "integer", "Editions that print it.", unit="editions", required=True),
    ),
)
