from etl.warehouse.schema import Column, Table
from etl.warehouse.tables.state_month import MEASURES

TABLE = Table(
    name="county_month",
    title="People held, by county and month",
    grain="one county with a place of detention and month since October 2011",
    description=(
        "place_month added up by county. Example: SELECT name, persons FROM county_month JOIN counties USING (county_geoid) "
        "WHERE month = '2025-06-01' ORDER BY persons DESC. Accuracy: as place_month: a county often has one place. Breaks: "
        "before October 2018 only counts and lists. A county without a row never had a place that we know; Connecticut's "
        "are its planning regions."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics", "deportation_data_project", "uwchr_headcount", "ice_facility_lists"),
    primary_key=("county_geoid", "month"),
    order="persons",
    served="persons IS NOT NULL",
    columns=(
        Column("county_geoid", "string", "Census code of the county.", references="counties.county_geoid"),
        Column("month", "date", "First day of the month."),
        Column("state", "string", "Two-letter state or territory.", facet=True, required=True),
        *MEASURES,
    ),
)
