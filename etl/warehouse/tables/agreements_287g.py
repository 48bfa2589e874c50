from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="agreements_287g",
    title="287(g) agreements with state and local agencies",
    grain="one agreement: agency, kind of support and day of signature; or one pending application",
    description=(
        "Which agencies enforce immigration law under section 287(g) of the Immigration and Nationality Act, from the lists "
        "held. First and last listed are the days of those lists, not of the agreement's life: ICE publishes a list every "
        "few days and not all are held. A day of signature that ICE corrected makes a second row."
    ),
    rights="US government work",
    sources=("ice_287g",),
    primary_key=("agreement_id",),
    label_column="agency",
    order="signed_on",
    columns=(
        Column("agreement_id", "string", "Our id, from status, state, agency, support type and day of signature."),
        Column(
            "status",
            "string",
            "On the list of participating or of pending agencies.",
            required=True,
            facet=True,
            enum=("participating", "pending"),
        ),
        Column("state", "string", "Two-letter state or territory.", facet=True),
        Column("state_name", "string", "State as the list names it, in capitals.", required=True),
        Column("agency", "string", "Agency, spelled as in the newest list that has it.", required=True),
        Column("agency_type", "string", "Whose agency it is.", facet=True, enum=("county", "municipality", "state")),
        Column("county_printed", "string", "County as printed (since March 2025; some misspelled)."),
        Column(
            "county_geoid",
            "string",
            "The county printed, else the one in the agency's name; null where neither is a county of that state.",
            references="counties.county_geoid",
        ),
        Column(
            "support_type",
            "string",
            "Model of the agreement.",
            facet=True,
            enum=("jail_enforcement", "task_force", "warrant_service"),
        ),
        Column("signed_on", "date", "Day of signature; null where none, or none that is a day, is printed."),
        Column("signed_printed", "string", "Day of signature as printed."),
        Column("first_listed", "date", "Day of the oldest list held that has it."),
        Column("last_listed", "date", "Day of the newest list held that has it."),
        Column("n_lists", "integer", "Lists held that have it.", unit="lists", required=True),
        Column("in_latest_list", "boolean", "It is in the newest list of its status that is held.", facet=True),
        Column("moa_url", "string", "The agreement; null where ICE says 'link pending'."),
        Column("addendum_url", "string", "Its addendum."),
        Column("flags", "string", "no_date, signed_after_listed, repeated (twice in one list), unknown_word."),
        Column(
            "snapshot_sha256",
            "string",
            "Newest list that has it.",
            required=True,
            references="snapshots.snapshot_sha256",
        ),
        Column("sheet", "string", "Sheet.", required=True),
        Column("row", "integer", "Row of the sheet.", required=True),
    ),
)
