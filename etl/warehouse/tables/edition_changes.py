from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="edition_changes",
    title="What changed from one edition to the next",
    grain="one change at one place (or in one sheet or column) between two consecutive editions",
    description=(
        "Consecutive by content: fiscal year, then last day counted; copies of a table are passed over. Vanished is not "
        "zero and not closed: ICE lists only places that hold somebody at the pull, and every October all begin anew."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics",),
    primary_key=("snapshot_sha256", "change", "subject", "measure", "new_cell", "old_cell"),
    order="as_of",
    columns=(
        Column("snapshot_sha256", "string", "sha256 of the later edition.", references="snapshots.snapshot_sha256"),
        Column("previous_sha256", "string", "sha256 of the earlier edition.", required=True,
               references="snapshots.snapshot_sha256"),
        Column("as_of", "date", "Last day counted in the later edition."),
        Column("previous_as_of", "date", "Last day counted in the earlier edition."),
        Column("change", "string", "What happened to the place, sheet or column.", facet=True, enum=(
            "appeared", "vanished", "renamed", "moved", "retyped", "minimum_changed", "sheet_added", "sheet_dropped",
            "column_added", "column_dropped")),
        Column("facility_id", "string", "The place; null for sheets and columns.", references="facilities.facility_id"),
        Column("subject", "string", "The place's id, or the name of the sheet or column."),
        Column("measure", "string", "Column that changed; empty where the whole row, sheet or column did."),
        Column("old_value", "string", "Earlier edition, slips corrected; for a vanished place its average population."),
        Column("new_value", "string", "Later edition, slips corrected; for a place that appeared its average population."),
        Column("old_cell", "string", "Sheet and cell in the earlier edition; empty where there is none."),
        Column("new_cell", "string", "Sheet and cell in the later edition; empty where there is none."),
        Column("new_year", "boolean", "The two editions belong to different fiscal years.", required=True, facet=True),
    ),
)  # fmt: skip
