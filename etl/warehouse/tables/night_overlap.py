from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="night_overlap",
    title="Two counts of the same nights, compared by facility code",
    grain="one facility code with somebody held in the nights that both counts reach",
    description=(
        "From October 2022 to January 2024 both counts of `nights` cover the same nights. Numbers of nights and people add "
        "up over the rows. The headcount has about 0.7 percent more people, in every month: the Project leaves out some "
        "stays, and 117 codes, most of them hotels and hospitals, with one in nine hundred person-nights."
    ),
    rights="CC0-1.0",
    sources=("deportation_data_project", "uwchr_headcount"),
    primary_key=("code",),
    columns=(
        Column("code", "string", "ICE's facility code (DETLOC)."),
        Column("facility_id", "string", "Facility of the code.", references="facilities.facility_id"),
        Column("first_night", "date", "First of these nights with somebody in either count.", required=True),
        Column("last_night", "date", "Last of these nights with somebody in either count.", required=True),
        Column("n_nights_both", "integer", "Nights with somebody in both counts.", unit="nights", required=True),
        Column("n_nights_headcount_only", "integer", "Nights only UWCHR has somebody.", unit="nights", required=True),
        Column(
            "n_nights_project_only", "integer", "Nights only the Project has somebody.", unit="nights", required=True
        ),
        Column("n_equal", "integer", "Nights with the same number, not zero.", unit="nights", required=True),
        Column(
            "n_within_1", "integer", "Nights in both that differ by at most one person.", unit="nights", required=True
        ),
        Column(
            "n_within_2_percent",
            "integer",
            "Nights in both that differ by at most 2 percent.",
            unit="nights",
            required=True,
        ),
        Column(
            "headcount_person_nights",
            "integer",
            "Nights of all persons in UWCHR's headcount.",
            unit="person-nights",
            required=True,
        ),
        Column(
            "project_person_nights",
            "integer",
            "Nights of all persons in the Project's counts.",
            unit="person-nights",
            required=True,
        ),
    ),
)
