from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="marshals_population",
    title="US Marshals: monthly average daily population by facility",
    grain="one place and month",
    description=(
        "The Marshals' own prisoners, December 2024 to July 2025, not ICE's: many jails hold people for both, often under one "
        "contract (USMS IGA). From a release under the Freedom of Information Act. A zero is printed as such."
    ),
    rights="US government work",
    sources=("ice_facility_lists",),
    primary_key=("snapshot_sha256", "sheet", "row", "month"),
    fts=("place_printed",),
    columns=(
        Column(
            "snapshot_sha256",
            "string",
            "sha256 of the file that the row was read from.",
            references="snapshots.snapshot_sha256",
        ),
        Column("sheet", "string", "Page of the PDF."),
        Column("row", "integer", "Line of the page's text."),
        Column("month", "date", "First day of the month.", facet=True),
        Column(
            "facility_id",
            "string",
            "Our facility, where name, city and state are one we know; null does not mean that ICE does not use it.",
            references="facilities.facility_id",
        ),
        Column(
            "place_printed",
            "string",
            "Name and city as printed, which run together; long names are cut. Two thirds of the population are in "
            "places we could not link.",
            required=True,
        ),
        Column("name", "string", "The name, where the city can be told from it."),
        Column("city", "string", "The city: the longest name of a city of that state at the end."),
        Column("state", "string", "Two-letter state or territory.", required=True, facet=True),
        Column("agreement_type", "string", "Kind of agreement, as printed.", required=True, facet=True),
        Column("adp", "number", "Average daily population of the Marshals' prisoners in that month.", unit="persons"),
        Column("value_printed", "string", "The value as printed, before it was read as a number.", required=True),
        Column(
            "per_diem_usd",
            "number",
            "What the Marshals pay; null where '-' (federal) or '#N/A' is printed.",
            unit="US dollars per person and day",
        ),
    ),
)
