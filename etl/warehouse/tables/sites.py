from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="sites",
    title="Sites: campuses with several facilities",
    grain="one campus",
    description="Grounds shared by several facilities, such as Dilley or Folkston. Curated by hand.",
    rights="CC0-1.0",
    primary_key=("site_id",),
    label_column="name",
    columns=(
        Column("site_id", "string", "Our id, minted once, never reused."),
        Column("name", "string", "Name of the campus.", required=True),
        Column("city", "string", "City the campus stands in."),
        Column("state", "string", "Two-letter state or territory."),
        Column("county_name", "string", "County or equivalent it stands in."),
        Column("county_geoid", "string", "Its Census code, five digits.", references="counties.county_geoid"),
        Column("geoid_vintage", "integer", "Year of the Census Bureau's list of counties.", unit="year"),
        Column(
            "latitude",
            "number",
            "WGS84. Not always the buildings: coordinate_precision says how near.",
            unit="degrees",
            range=(-90, 90),
        ),
        Column(
            "longitude",
            "number",
            "WGS84. Not always the buildings: coordinate_precision says how near.",
            unit="degrees",
            range=(-180, 180),
        ),
        Column("coordinate_method", "string", "Where the point is from; see facilities."),
        Column(
            "coordinate_precision",
            "string",
            "How near the point is: address, ZIP code, city, county, or grounds of a base.",
        ),
        Column("note", "string", "What stands there, in short."),
    ),
)
