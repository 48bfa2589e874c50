from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="counties",
    title="Counties of the United States",
    grain="one county or equivalent",
    description=(
        "Names and codes as the Census Bureau had them in 2017, with parishes, boroughs, municipios, independent cities and "
        "the territories. Connecticut's planning regions of 2022 are not in it."
    ),
    rights="US government work",
    primary_key=("county_geoid",),
    label_column="county_name",
    fts=("county_name",),
    columns=(
        Column("county_geoid", "string", "Census code: two digits of the state, three of the county."),
        Column("county_name", "string", "Full name, with its kind: Frio County, Richmond city.", required=True),
        Column("state", "string", "Two-letter state or territory.", required=True, facet=True),
        Column("geoid_vintage", "integer", "Year of the Census Bureau's list of counties.", unit="year", required=True),
    ),
)
