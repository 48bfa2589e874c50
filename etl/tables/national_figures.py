from etl.schema import Column, Table

TABLE = Table(
    name="national_figures",
    title="National figures, as published in every edition",
    grain="one printed value of one block of one edition",
    description=(
        "The blocks of the workbook's Detention sheet, one row per printed value with its cell. Now: the two 'Currently "
        "Detained' blocks, people held on one day."
    ),
    rights="US government work",
    sources=("ice_detention_statistics",),
    primary_key=("snapshot_sha256", "sheet", "cell"),
    order="as_of",
    columns=(
        Column("snapshot_sha256", "string", "Edition: sha256 of the workbook.", references="snapshots.snapshot_sha256"),
        Column("sheet", "string", "Sheet, spelled as in the workbook."),
        Column("cell", "string", "Cell the value stands in."),
        Column("block", "string", "Block of the sheet, our stable code.", required=True, facet=True),
        Column("measure", "string", "What is measured.", required=True, facet=True),
        Column("unit", "string", "Unit of value.", required=True, enum=("persons", "share", "percent", "days")),
        Column("agency", "string", "Arresting agency: ICE, CBP or total.", facet=True),
        Column("criminality", "string", "Criminality: convicted, pending, other_violator or total.", facet=True),
        Column("facility_type", "string", "Facility type: adult, family or total.", facet=True),
        Column("disposition", "string", "Processing disposition, our code.", facet=True),
        Column("row_label", "string", "Row label as printed."),
        Column("column_label", "string", "Column label as printed."),
        Column("period_kind", "string", "What time the value is about.", required=True, enum=("day",)),
        Column("period_start", "date", "First day it is about."),
        Column("period_end", "date", "Last day it is about."),
        Column("as_of", "date", "As-of date of the block, from the sheet."),
        Column("value", "number", "The value; null where a token or nothing is printed.", unit="see unit"),
        Column("value_printed", "string", "The value as printed."),
    ),
)
