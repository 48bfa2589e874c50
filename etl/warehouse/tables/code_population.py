from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="code_population",
    title="Population test: do daily counts under a code reproduce ICE's average?",
    grain="one link of facility_codes and one edition whose days the daily counts cover",
    description=(
        "ICE's average daily population is compared with the nights under the linked code (the best series of nights), "
        "averaged over the very days of ICE's period, FY2019 to today. A right link agrees within a few percent (the counts "
        "are lower, by 1.4 to 1.8 % until 2024 and 2 to 3 % "
        "since: the records miss some stays); a wrong one shows. Where a facility has two codes, people may stand "
        "under either of them. Averages of daily counts under 11 are not shown; neither is their difference."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics", "deportation_data_project", "uwchr_headcount"),
    primary_key=("facility_id", "code", "snapshot_sha256"),
    columns=(
        Column(
            "facility_id", "string", "The facility that the code is linked to.", references="facilities.facility_id"
        ),
        Column("code", "string", "ICE's code of the place (DETLOC)."),
        Column(
            "snapshot_sha256",
            "string",
            "sha256 of the edition whose average is compared.",
            references="snapshots.snapshot_sha256",
        ),
        Column("method", "string", "How the link was decided, see facility_codes.", required=True, facet=True),
        Column("first_day", "date", "First day of ICE's period: the start of the fiscal year.", required=True),
        Column("as_of", "date", "Last day of ICE's period.", required=True),
        Column("adp_total", "number", "ICE's average daily population.", unit="persons", required=True),
        Column(
            "midnight_average",
            "number",
            "Midnight counts averaged over the same days; null where no count has the code, and under 11.",
            unit="persons",
        ),
        Column(
            "any_time_average",
            "number",
            "Likewise, people held at any time of the day; since October 2022.",
            unit="persons",
        ),
        Column(
            "under_11",
            "boolean",
            "midnight_average is under 11, and not shown; null where no count has the code.",
            facet=True,
        ),
        Column("difference", "number", "midnight_average - adp_total; null where that is.", unit="persons"),
        Column(
            "relative_difference",
            "number",
            "The difference without sign, over adp_total; null where that is.",
            unit="share",
        ),
        Column(
            "comparison",
            "string",
            "How the facility's undisputed codes together compare with ICE's average: within 3 or 10 percent; same_site: the "
            "campus as a whole is within 10 percent; beyond_10_percent: one of the two is wrong, or they count other people; "
            "code_not_released: a code is in neither count; too_small: both under 11. Null for a disputed code alone.",
            facet=True,
            enum=(
                "within_3_percent",
                "within_10_percent",
                "same_site",
                "beyond_10_percent",
                "code_not_released",
                "too_small",
            ),
        ),
    ),
)
