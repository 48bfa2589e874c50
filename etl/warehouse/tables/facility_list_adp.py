from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="facility_list_adp",
    title="Yearly average daily population in ICE's facility lists",
    grain="one list row and fiscal year",
    description=(
        "Average daily population by fiscal year, 2007 to 2019, as printed in ICE's facility lists. The same year is printed "
        "in up to five lists: take is_last_word. A list made during a fiscal year gives the year so far."
    ),
    rights="CC0-1.0",
    sources=("ice_facility_lists",),
    primary_key=("snapshot_sha256", "sheet", "row", "fiscal_year"),
    columns=(
        Column("snapshot_sha256", "string", "sha256 of the list.", references="snapshots.snapshot_sha256"),
        Column("sheet", "string", "Sheet; page of a PDF."),
        Column("row", "integer", "Row; line of a PDF's page."),
        Column("fiscal_year", "integer", "Federal fiscal year (from 1 October).", unit="year", facet=True),
        Column("cell", "string", "Cell; null in PDFs."),
        Column("facility_id", "string", "Our facility, where it is one we know.", references="facilities.facility_id"),
        Column("code", "string", "Code printed in the row (DETLOC)."),
        Column("name_printed", "string", "Name printed in the row; null where ICE withheld it."),
        Column("as_of", "date", "Day the list stands for; null where it prints none."),
        Column("year_to_date", "boolean", "The list was made before that fiscal year ended."),
        Column("adp", "number", "Average daily population; null where no number is printed.", unit="persons"),
        Column("value_printed", "string", "The value as printed, before it was read as a number.", required=True),
        Column(
            "is_last_word",
            "boolean",
            "From the newest list that prints a number for this place and year; one row for each code of the place. False "
            "where ICE withheld the place: nobody can say whose row it is. Add up only rows for which it is true.",
            required=True,
            facet=True,
        ),
    ),
)
