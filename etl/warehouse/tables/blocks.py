from etl.warehouse.schema import Column, Table

STATES = ("read", "partial", "refused", "absent")

TABLE = Table(
    name="blocks",
    title="How every block of every edition was read",
    grain="one block that an edition holds, or that was expected of it",
    description=(
        "How whole our reading is. A block is expected where an edition of the 120 days before had it. partial: a row is "
        "missing or a text stands for a number; refused: the table is there and could not be read; absent: no such table. A "
        "label that nobody has reviewed keeps its numbers (label_state in national_figures): how far to trust them, the sums "
        "say in which it takes part. No check judges a block that is not whole."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics",),
    primary_key=("snapshot_sha256", "block"),
    columns=(
        Column(
            "snapshot_sha256",
            "string",
            "sha256 of the workbook (edition) that has the block.",
            references="snapshots.snapshot_sha256",
        ),
        Column(
            "block",
            "string",
            "Block as in national_figures; facilities is the facility table, unreviewed what stands in no table we know.",
            facet=True,
        ),
        Column("state", "string", "read, partial, refused or absent.", required=True, enum=STATES, facet=True),
        Column("reason", "string", "What is missing, or why it was refused."),
        Column("sheets", "string", "Sheets it stands on, separated by ';'."),
        Column("n_tables", "integer", "Tables of this kind that were read.", unit="tables", required=True),
        Column(
            "n_cells",
            "integer",
            "Cells read (of the facility table: its rows).",
            unit="cells",
            required=True,
        ),
        Column("n_unreviewed", "integer", "Labels that nobody has reviewed.", unit="labels", required=True),
        Column("labels_unreviewed", "string", "Those labels: cell and text."),
        Column(
            "n_sums",
            "integer",
            "Sums in which an unreviewed label takes part; null where there is none.",
            unit="sums",
        ),
        Column("n_sums_that_fit", "integer", "Of those, sums that come out with it.", unit="sums"),
        Column(
            "is_whole",
            "boolean",
            "Nothing is missing, and every label is reviewed or fits every sum: checks judge only such blocks.",
            required=True,
        ),
        Column(
            "last_read_in",
            "string",
            "The newest earlier edition that had the block, within 120 days.",
            references="snapshots.snapshot_sha256",
        ),
    ),
)
