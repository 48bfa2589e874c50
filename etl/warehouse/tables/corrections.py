from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="corrections",
    title="Evident slips of the source, as printed and as understood",
    grain="one cell of one edition (for a label: one figure it labels)",
    description=(
        "Slips that the workbook itself or its neighbouring editions show to be slips, reviewed one by one. The typed columns "
        "of facility_population and national_figures hold what is understood; what was printed stays beside it "
        "(printed_differs, value_printed, row_label), and the checks go on reporting it."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics",),
    primary_key=("snapshot_sha256", "sheet", "cell", "column_name"),
    columns=(
        Column("snapshot_sha256", "string", "Edition: sha256 of the workbook.", references="snapshots.snapshot_sha256"),
        Column("sheet", "string", "Sheet, spelled as in the workbook."),
        Column("cell", "string", "Cell of the value; where the slip is in a label, the cell of the figure it labels."),
        Column("table_name", "string", "Table whose value is corrected.", required=True, facet=True,
               enum=("facility_population", "national_figures")),
        Column("column_name", "string", "Column that is corrected.", facet=True),
        Column("printed", "string", "What the cell (or the label of its row) prints."),
        Column("understood", "string", "What it must have been; a code of the column where it is a label.", required=True),
        Column("evidence", "string", "Where that is to be seen.", required=True),
        Column("decided_on", "date", "Day it was decided.", required=True),
    ),
)  # fmt: skip
