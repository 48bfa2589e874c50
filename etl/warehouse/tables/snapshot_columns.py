from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="snapshot_columns",
    title="Columns of every edition: printed header and letter",
    grain="one column of one sheet of one edition",
    description=(
        "Which letter each column had, so that any value of facility_population has its cell: the letter here and the row "
        "there. Columns whose header nobody has reviewed are named in blocks, and their values are in unreviewed there."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics",),
    primary_key=("snapshot_sha256", "sheet", "column_name"),
    columns=(
        Column(
            "snapshot_sha256",
            "string",
            "sha256 of the workbook (edition) with the column.",
            references="snapshots.snapshot_sha256",
        ),
        Column("sheet", "string", "Sheet, spelled as in the workbook (stray blanks included)."),
        Column("column_name", "string", "Column of facility_population it fills.", facet=True),
        Column("header_printed", "string", "Header of the column as printed.", required=True),
        Column("column_letter", "string", "Letter of the column.", required=True),
        Column("header_cell", "string", "Cell of the header.", required=True),
    ),
)
