from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="facility_list_months",
    title="Monthly average daily population in ICE's facility lists",
    grain="one list row and month",
    description=(
        "Average daily population by month as printed in ICE's facility lists: November 2016 to November 2017, in the list of "
        "6 November 2017. The last month is the month so far."
    ),
    rights="CC0-1.0",
    sources=("ice_facility_lists",),
    primary_key=("snapshot_sha256", "sheet", "row", "month"),
    columns=(
        Column("snapshot_sha256", "string", "sha256 of the list.", references="snapshots.snapshot_sha256"),
        Column("sheet", "string", "Sheet of the list, spelled as in the workbook."),
        Column("row", "integer", "Row in the sheet."),
        Column("month", "date", "First day of the month."),
        Column("cell", "string", "Cell the value stands in."),
        Column("facility_id", "string", "Our facility, where it is one we know.", references="facilities.facility_id"),
        Column("code", "string", "Code printed in the row (DETLOC)."),
        Column("name_printed", "string", "Name printed in the row; null where ICE withheld it."),
        Column("as_of", "date", "Day the list stands for; null where it prints none."),
        Column("month_to_date", "boolean", "The list was made before that month ended."),
        Column("adp", "number", "Average daily population; null where no number is printed.", unit="persons"),
        Column("value_printed", "string", "The value as printed, before it was read as a number.", required=True),
        Column(
            "is_last_word",
            "boolean",
            "From the newest list that prints a number for this place and month; one row for each code of the place. False "
            "where ICE withheld the place: nobody can say whose row it is. Add up only rows for which it is true.",
            required=True,
            facet=True,
        ),
    ),
)
