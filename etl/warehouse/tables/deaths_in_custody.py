from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="deaths_in_custody",
    title="Deaths in ICE custody: reports, ICE's list, and notices",
    grain="one death",
    description=(
        "What ICE's detainee death reports, its list of 2003 to 2017 and its notices among the news releases state about each "
        "death. No names: the document is one link away. ICE says it posts a notice within two business days and, since 2018, "
        "the law asks for a report within 90 days: report_due_on, report_held. A death that ICE does not report (after "
        "release, for instance) is not here, and the documents held are not all documents: a count of rows is a minimum, "
        "never a total. Reports of 2021 to 2023 are mostly missing here."
    ),
    rights="US government work",
    sources=("ice_death_reports", "ice_news_releases"),
    primary_key=("death_id",),
    label_column="death_id",
    order="date_of_death",
    columns=(
        Column("death_id", "string", "Our id, from day, sex, country and age of the death; never from a name."),
        Column("date_of_death", "date", "Day on which the person died.", required=True),
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
            "How it was read: a column of the list; the last place that the report says the person was taken to, in any "
            "part of it (death_events), by name or by its short form; "
            "in a notice: where the person died (died_at), was being held (held_at), was taken from (moved_from), or the place "
            "told with the latest day (told).",
            enum=(
                *("column", "named", "abbreviated", "abbreviation not explained", "listed"),
                *("died_at", "held_at", "moved_from", "told"),
            ),
        ),
        Column(
            "last_detention_town_printed", "string", "Its town and state, where a report prints them after its name."
        ),
        Column("death_location_printed", "string", "Where the person died, as printed (in the list only)."),
        Column(
            "facility_type_printed", "string", "Type of the place of last detention, as printed (in the list only)."
        ),
        Column("ihsc_staffed", "boolean", "ICE Health Service Corps staffed the place (in the list only)."),
        Column(
            "custody_start",
            "date",
            "Day on which the custody in which the person died began: ICE arrested them or took custody, no release follows.",
        ),
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
            "The document the row rests on: a report on this death, the list, or only ICE's notice.",
            required=True,
            enum=("report", "list", "notice"),
            facet=True,
        ),
        Column("n_documents", "integer", "Documents held about this death.", unit="documents", required=True),
        Column("notice_id", "string", "ICE's notice of the death.", references="statements.statement_id"),
        Column("notice_on", "date", "Day of that notice; where a notice was updated, the last."),
        Column("notice_after_days", "integer", "Days from the death to the notice.", unit="days"),
        Column(
            "report_due_on",
            "date",
            "Day 90 after the death, by which the law asks for a report; for deaths since 23 March 2018.",
        ),
        Column(
            "report_held",
            "boolean",
            "We hold a report on this death. No report held may mean none was published.",
            required=True,
        ),
        Column("report_url", "string", "Address of the official document.", required=True),
        Column(
            "snapshot_sha256",
            "string",
            "sha256 of that document.",
            required=True,
            references="snapshots.snapshot_sha256",
        ),
        Column("page", "integer", "Page of the document; null for a notice.", unit="page number"),
        Column("row", "integer", "Row of the list; 1 in a report; item of a collection of notices.", required=True),
    ),
)
