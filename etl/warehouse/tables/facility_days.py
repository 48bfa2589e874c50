from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="facility_days",
    title="People held, by facility code and day",
    grain="one facility code and day of the latest release",
    description=(
        "Daily counts by the Deportation Data Project, from individual records that ICE released under FOIA; every row of the "
        "latest release, columns as released. A zero is a released zero: every code has every day. Counts at midnight are "
        "what ICE's averages rest on, and lower: all codes together by 1.4 to 1.8 % until 2024, by 2.1 and 2.7 % in the halves "
        "of 2025, by 3.2 % in February 2026 (measured 2026-11-24), so that growth over these years comes out "
        "too small. Datasette holds the days with somebody only; the Parquet file holds all."
    ),
    rights="CC0-1.0",
    sources=("deportation_data_project",),
    primary_key=("code", "date"),
    served="n_detained > 0",
    columns=(
        Column("code", "string", "ICE's facility code (DETLOC). Its name is in facility_day_series.", required=True),
        Column("date", "date", "The day that was counted."),
        Column(
            "facility_id",
            "string",
            "Facility of the code, by an undisputed link of facility_codes; null for the many that ICE's list leaves out.",
            references="facilities.facility_id",
        ),
        Column(
            "n_detained",
            "integer",
            "People held at any time of the day. A person moved that day is counted in each place: do not add up over "
            "places.",
            unit="persons",
            required=True,
        ),
        Column("n_detained_at_midnight", "integer", "People held at midnight.", unit="persons", required=True),
        Column(
            "n_detained_male",
            "integer",
            "Men among n_detained (held at any time of the day).",
            unit="persons",
            required=True,
        ),
        Column(
            "n_detained_female",
            "integer",
            "Women among n_detained (held at any time of the day).",
            unit="persons",
            required=True,
        ),
        Column(
            "n_detained_convicted_criminal",
            "integer",
            "People with a conviction, among n_detained (not of those at midnight).",
            unit="persons",
            required=True,
        ),
        Column(
            "n_detained_possibly_under_18",
            "integer",
            "People possibly under 18, among n_detained (not of those at midnight).",
            unit="persons",
            required=True,
        ),
    ),
)
