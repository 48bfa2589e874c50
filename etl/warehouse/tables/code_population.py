from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="code_population",
    title="Population test: do daily counts under a code reproduce ICE's average?",
    grain="one link of facility_codes and one edition whose days the daily counts cover",
    description=(
        "ICE's average daily population is compared with the daily midnight counts under the linked code, averaged over the "
        "very days of ICE's period. A right link agrees within a few percent (the counts tend to be lower: the records miss "
        "some stays); a wrong one shows. Where a facility has two codes, people may stand under either of them. "
        "Averages of daily counts under 11 are not shown; neither is their difference."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics", "deportation_data_project"),
    primary_key=("facility_id", "code", "snapshot_sha256"),
    columns=(
        Column("facility_id", "string", "The facility.", references="facilities.facility_id"),
        Column("code", "string", "The code (DETLOC)."),
        Column("snapshot_sha256", "string", "The edition.", references="snapshots.snapshot_sha256"),
        Column("method", "string", "How the link was decided, see facility_codes.", required=True, facet=True),
        Column("first_day", "date", "First day of ICE's period: the start of the fiscal year.", required=True),
        Column("as_of", "date", "Last day of ICE's period.", required=True),
        Column("adp_total", "number", "ICE's average daily population.", unit="persons", required=True),
        Column(
            "midnight_average",
            "number",
            "Midnight counts averaged over the same days; null where the release lacks the code, and under 11.",
            unit="persons",
        ),
        Column("any_time_average", "number", "Likewise, people held at any time of the day.", unit="persons"),
        Column(
            "under_11",
            "boolean",
            "midnight_average is under 11, and not shown; null where the release lacks the code.",
            facet=True,
        ),
        Column("difference", "number", "midnight_average - adp_total; null where that is.", unit="persons"),
        Column(
            "relative_difference",
            "number",
            "The difference without sign, over adp_total; null where that is.",
            unit="share",
        ),
    ),
)
