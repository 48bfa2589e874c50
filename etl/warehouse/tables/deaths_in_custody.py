from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="deaths_in_custody",
    title="Deaths in ICE custody, from official reports",
    grain="one death",
    description=(
        "What ICE's detainee death reports and its list of 2003 to 2017 state about each death. No names: the report is one "
        "link away. A death that ICE does not report (after release, for instance) is not here, and the reports held are "
        "not all reports: a count of rows is a minimum, never a total."
    ),
    rights="US government work",
    sources=("ice_death_reports",),
    primary_key=("death_id",),
    label_column="death_id",
    order="date_of_death",
    columns=(
        Column("death_id", "string", "Our id, from day, sex, country and age of the death; never from a name."),
        Column("date_of_death", "date", "Day of death.", required=True),
        Column("fiscal_year", "integer", "Fiscal year of the death (from 1 October).", unit="year", facet=True),
        Column("age", "integer", "Age at death as stated; in the list counted from the dates it prints.", unit="years"),
        Column("sex", "string", "Sex (or gender, as the report labels it).", facet=True, enum=("female", "male")),
        Column("gender_printed", "string", "Gender, where the report prints it beside the sex."),
        Column("country", "string", "Country as printed, in capitals.", facet=True),
        Column("country_of", "string", "What country that is.", enum=("citizenship", "birth"), required=True),
        Column(
            "facility_id",
            "string",
            "Place of last detention; null where none is stated or the name is unknown or ambiguous.",
            references="facilities.facility_id",
        ),
        Column("last_detention_printed", "string", "Place of last detention as printed; null where not sure."),
        Column(
            "last_detention_rule",
            "string",
            "How it was read: a column of the list, or the last place the immigration history says the person was taken to.",
            enum=("column", "named", "abbreviated", "abbreviation not explained", "listed"),
        ),
        Column(
            "last_detention_town_printed", "string", "Its town and state, where a report prints them after its name."
        ),
        Column("death_location_printed", "string", "Where the person died, as printed (in the list only)."),
        Column(
            "facility_type_printed", "string", "Type of the place of last detention, as printed (in the list only)."
        ),
        Column("ihsc_staffed", "boolean", "ICE Health Service Corps staffed the place (in the list only)."),
        Column("custody_start", "date", "Day ICE took custody, where one sentence says so and none contradicts it."),
        Column("days_in_custody", "integer", "Days from that day to the death.", unit="days"),
        Column("cause", "string", "Cause of death as printed, at most 100 characters; … where it was cut."),
        Column(
            "cause_status",
            "string",
            "What the document says of the cause; stated: without saying whether that is final.",
            required=True,
            facet=True,
            enum=("final", "stated", "preliminary", "pending", "not_stated"),
        ),
        Column(
            "manner",
            "string",
            "Manner of death, where the report quotes an examiner.",
            facet=True,
            enum=("natural", "suicide", "homicide", "accident", "undetermined"),
        ),
        Column("flags", "string", "age_differs, neurologic_death, custody_after_death; separated by semicolons."),
        Column(
            "document_kind",
            "string",
            "Report on this death, or list.",
            required=True,
            enum=("report", "list"),
            facet=True,
        ),
        Column("n_documents", "integer", "Documents held about this death.", unit="documents", required=True),
        Column("report_url", "string", "The official document.", required=True),
        Column("snapshot_sha256", "string", "That document.", required=True, references="snapshots.snapshot_sha256"),
        Column("page", "integer", "Page of the document.", unit="page number", required=True),
        Column("row", "integer", "Row of the list; 1 in a report.", required=True),
    ),
)
