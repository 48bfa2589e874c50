from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="nights",
    title="People held, by facility code and night, since 2011",
    grain="one facility code, night and source",
    description=(
        "How many people were held under each facility code at the end of each day, from two counts of individual records "
        "that ICE released under FOIA: the Deportation Data Project's (since October 2022) and UWCHR's headcount (30 September "
        "2011 to 3 January 2024). Add up rows with is_best only: one row a code and night. A night without a row is one "
        "on which the headcount has nobody under that code; the Project prints zeros. How well the two agree where both "
        "count: night_overlap. How well they reproduce ICE's averages: population_test."
    ),
    rights="CC0-1.0",
    sources=("deportation_data_project", "uwchr_headcount"),
    primary_key=("code", "night", "source_id"),
    # Datasette holds the best series and the nights with somebody; the Parquet file holds all.
    served="is_best AND persons > 0",
    columns=(
        Column("code", "string", "ICE's facility code (DETLOC).", required=True),
        Column("night", "date", "The night that begins on this day."),
        Column("source_id", "string", "Whose count it is.", required=True, references="sources.source_id"),
        Column(
            "facility_id",
            "string",
            "Facility of the code, by an undisputed link of facility_codes; null where none is known.",
            references="facilities.facility_id",
        ),
        Column("persons", "integer", "People held under the code that night.", unit="persons", required=True),
        Column(
            "basis",
            "string",
            "When the source counts: at the end of the day, or at 00:00 of the next, which is the same moment.",
            required=True,
            enum=("end_of_day", "start_of_next_day"),
        ),
        Column(
            "is_best",
            "boolean",
            "The row to use: the Project's where its release has the code and the night, else the headcount's.",
            required=True,
        ),
    ),
)
