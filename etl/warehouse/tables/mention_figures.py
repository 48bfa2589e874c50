from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="mention_figures",
    title="What ICE had published about a named place by then",
    grain="one facility that a statement names (or that belongs to a site it names)",
    description=(
        "For every facility a statement names, the newest edition that was public that day and its figure for the place. No "
        "row in that edition is not zero. ICE's average covers the fiscal year to date, not the day."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics",),
    primary_key=("statement_id", "facility_id"),
    columns=(
        Column("statement_id", "string", "The statement that names the place.", references="statements.statement_id"),
        Column("facility_id", "string", "The place that is named.", references="facilities.facility_id"),
        Column(
            "snapshot_sha256",
            "string",
            "Edition in force on the publication day; null where we hold none so early.",
            references="snapshots.snapshot_sha256",
        ),
        Column("as_of", "date", "Last day its averages cover."),
        Column("listed", "boolean", "The facility stands in that edition; null without an edition."),
        Column("adp_total", "number", "Average daily population, fiscal year to date.", unit="persons"),
        Column("alos", "number", "Average length of stay, where the facility has one row.", unit="days"),
        Column("sheet", "string", "Sheet of the edition, spelled as in the workbook."),
        Column("cells", "string", "Cells that adp_total adds up."),
        Column("alos_cell", "string", "Cell the length of stay stands in."),
    ),
)
