from etl.schema import Column, Table

TABLE = Table(
    name="facilities",
    title="Facilities",
    grain="one place of detention",
    description=(
        "One row per place, under an id minted once. Attributes are those of the latest edition that lists it. Not being "
        "in the latest edition is not the same as closed: ICE lists only places that hold at least one person at the pull."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics",),
    primary_key=("facility_id",),
    label_column="name",
    fts=("name", "names", "city", "county"),
    order="latest_adp",
    columns=(
        Column("facility_id", "string", "Our id, minted once, never reused."),
        Column("name", "string", "Display name.", required=True),
        Column("names", "string", "Every name printed for it, separated by ' | '."),
        Column(
            "site_id", "string", "Campus it stands on, where several facilities share one.", references="sites.site_id"
        ),
        Column("address", "string", "Street address as last printed."),
        Column("city", "string", "City, reviewed."),
        Column(
            "state", "string", "Two-letter state or territory, reviewed; null outside the United States.", facet=True
        ),
        Column("zip", "string", "ZIP code, five digits."),
        Column("county", "string", "County of the ZIP code (package zipcodes 3.0)."),
        Column("aor", "string", "ICE area of responsibility (field office) as last printed.", facet=True),
        Column("type_detailed", "string", "Facility type as last printed.", facet=True),
        Column("latitude", "number", "Centre of the ZIP code, WGS84. Not the building.", unit="degrees"),
        Column("longitude", "number", "Centre of the ZIP code, WGS84. Not the building.", unit="degrees"),
        Column("geocode_method", "string", "Where the coordinates come from.", enum=("zip_centroid",)),
        Column("first_as_of", "date", "Earliest as-of date of an edition that lists it."),
        Column("last_as_of", "date", "Latest as-of date of an edition that lists it."),
        Column("n_editions", "integer", "Editions that list it.", unit="editions", required=True),
        Column(
            "in_latest_edition",
            "boolean",
            "Listed in the latest edition. False does not mean closed.",
            required=True,
            facet=True,
        ),
        Column(
            "latest_adp",
            "number",
            "Average daily population, fiscal year to date, in the latest edition that lists it.",
            unit="persons",
        ),
        Column("guaranteed_minimum", "integer", "Guaranteed minimum in that edition.", unit="beds"),
    ),
)
