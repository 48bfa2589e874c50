from etl.warehouse.schema import Column, Table
from etl.warehouse.tables.national_series import about

TABLE = Table(
    name="national_revisions",
    title="National figures: every change of a value, from which to which",
    grain="one change of one national figure",
    description=(
        "Each time an edition in force printed a national figure otherwise than the one before: old and new value with their "
        "cells. Example: SELECT period_start, old_value, new_value, revised_on FROM national_revisions WHERE block = "
        "'book_ins_by_agency' AND NOT was_partial ORDER BY revised_on. A month still running (was_partial) grows with each "
        "edition: that is no restatement. Accuracy: values as printed, reviewed corrections of evident slips applied. Breaks: "
        "changes between editions that we do not hold are seen in the next that we do."
    ),
    rights="US government work",
    sources=("ice_detention_statistics",),
    primary_key=("snapshot_sha256", "sheet", "cell"),
    order="revised_on",
    columns=(
        Column("snapshot_sha256", "string", "Edition with the new value.", references="snapshots.snapshot_sha256"),
        Column("sheet", "string", "Its sheet, spelled as there."),
        Column("cell", "string", "Cell of the new value."),
        Column(
            "figure_id", "string", "The figure that changed.", required=True, references="national_series.figure_id"
        ),
        *about("block", "measure", "unit", "period_kind", "period_start"),
        Column("was_partial", "boolean", "The period was still running when the old value was printed; null: unknown."),
        Column("old_value", "number", "The value until then; null for a mark.", unit="see unit"),
        Column("new_value", "number", "The value from then on; null for a mark.", unit="see unit"),
        Column("old_printed", "string", "The old value as printed."),
        Column("new_printed", "string", "The new value as printed."),
        Column("old_said_since", "date", "First day on which the old value was public.", required=True),
        Column("revised_on", "date", "First day on which the new value was public.", required=True),
        Column(
            "old_snapshot_sha256",
            "string",
            "Edition that first printed the old value.",
            required=True,
            references="snapshots.snapshot_sha256",
        ),
        Column("old_sheet", "string", "Its sheet, spelled as there.", required=True),
        Column("old_cell", "string", "Cell of the old value.", required=True),
    ),
)
