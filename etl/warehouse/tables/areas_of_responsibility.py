from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="areas_of_responsibility",
    title="Areas of responsibility: which field office answers for a county",
    grain="one county",
    description=(
        "ICE's 25 field offices by county. The file behind it has no date; areas have changed (Harlingen was part of San "
        "Antonio until 2021), and ICE gives single places to another office: facilities.aor is what it prints."
    ),
    rights="US government work",
    sources=("ice_facility_lists",),
    primary_key=("county_geoid",),
    columns=(
        Column("county_geoid", "string", "Census code of the county, five digits.", references="counties.county_geoid"),
        Column("county_name", "string", "Name of the county or its equivalent.", required=True),
        Column("state", "string", "Two-letter state or territory.", required=True, facet=True),
        Column("aor", "string", "Code of the area, as ICE prints it beside facilities.", required=True, facet=True),
        Column("field_office", "string", "The field office, as printed.", required=True),
        Column("whole_state", "boolean", "The file names the state, not the county.", required=True),
        Column(
            "snapshot_sha256",
            "string",
            "sha256 of the file that the row was read from.",
            required=True,
            references="snapshots.snapshot_sha256",
        ),
        Column("row", "integer", "Line of the file.", required=True),
    ),
)
