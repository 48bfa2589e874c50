from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="facility_day_series",
    title="Facility codes with daily counts",
    grain="one facility code of the latest release of daily counts",
    description=(
        "What each code of facility_days is called, whose it is, and when it held people. Codes without a facility are hold "
        "rooms, hospitals and other places that ICE's own list leaves out."
    ),
    rights="CC0-1.0",
    sources=("deportation_data_project",),
    primary_key=("code",),
    label_column="name_printed",
    fts=("code", "name_printed"),
    columns=(
        Column("code", "string", "ICE's facility code (DETLOC)."),
        Column("name_printed", "string", "Name in the release.", required=True),
        Column(
            "facility_id",
            "string",
            "Facility of the code, by an undisputed link of facility_codes.",
            references="facilities.facility_id",
        ),
        Column("first_date", "date", "First day of the release.", required=True),
        Column("last_date", "date", "Last day of the release.", required=True),
        Column("n_days", "integer", "Days in the release.", unit="days", required=True),
        Column("first_held", "date", "First of these days on which anybody was held; null if there is none."),
        Column("last_held", "date", "Last of these days on which anybody was held; null if there is none."),
        Column("n_days_held", "integer", "Days on which anybody was held.", unit="days", required=True),
        Column("highest_midnight", "integer", "Highest count at midnight.", unit="persons", required=True),
        Column(
            "snapshot_sha256",
            "string",
            "sha256 of the release that has the series.",
            required=True,
            references="snapshots.snapshot_sha256",
        ),
    ),
)
