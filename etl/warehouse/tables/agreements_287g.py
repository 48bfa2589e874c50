from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="agreements_287g",
    title="287(g) agreements with state and local agencies",
    grain="one agreement, or application for one: agency and model",
    description=(
        "Which agencies enforce immigration law under section 287(g) of the Immigration and Nationality Act: the life of each "
        "agreement through the lists held, January 2021 to May 2026. An agreement is followed through other spellings of the "
        "agency's name. A list is published every few days and not all are held: first and last listed are days of lists. An "
        "agreement that is gone from the lists ends without a word of ICE; gone_on is the first list without it."
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
            "participating: on the newest list; ended: was on a list of participating agencies and is not on the newest; "
            "pending: on the newest list of applications; withdrawn: applied, and is on neither newest list.",
            required=True,
            facet=True,
            enum=("participating", "ended", "pending", "withdrawn"),
        ),
        Column("state", "string", "Two-letter state or territory.", facet=True),
        Column("state_name", "string", "State as the list names it, in capitals.", required=True),
        Column("agency", "string", "Agency, spelled as in the newest list that has it.", required=True),
        Column("spellings", "string", "All spellings over the lists, joined by ' | '; null where there is one."),
        Column(
            "agency_type",
            "string",
            "Whose agency it is; printed since February 2025.",
            facet=True,
            enum=("county", "municipality", "state"),
        ),
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
        Column("first_signed_on", "date", "Earliest day of signature that any list prints, where it is another one."),
        Column(
            "first_listed", "date", "Day of the oldest list of participating agencies that has it; null where none has."
        ),
        Column("last_listed", "date", "Day of the newest list of participating agencies that has it."),
        Column("gone_on", "date", "Day of the first list without it after last_listed; null where it is listed."),
        Column(
            "n_lists", "integer", "Days with a list of participating agencies that has it.", unit="lists", required=True
        ),
        Column(
            "n_lists_without",
            "integer",
            "Days with a list, since it was first listed, that lacks it.",
            unit="lists",
            required=True,
        ),
        Column("pending_from", "date", "Day of the oldest list of applications that has it."),
        Column("pending_to", "date", "Day of the newest list of applications that has it."),
        Column(
            "in_latest_list",
            "boolean",
            "It is on the newest list held of agreements in force or of pending applications.",
            facet=True,
        ),
        Column("moa_url", "string", "The agreement; null where ICE says 'link pending'."),
        Column("addendum_url", "string", "Address of the addendum to the agreement."),
        Column("flags", "string", "no_date, signed_after_listed, repeated (twice in one list), unknown_word."),
        Column(
            "snapshot_sha256",
            "string",
            "Newest list that has it.",
            required=True,
            references="snapshots.snapshot_sha256",
        ),
        Column("sheet", "string", "Sheet of the list, spelled as in the workbook.", required=True),
        Column("row", "integer", "Row of the sheet.", required=True),
    ),
)
