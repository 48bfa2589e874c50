from etl.warehouse.schema import Column, Table
from etl.warehouse.tables.check_rules import SURE

TABLE = Table(
    name="cell_findings",
    title="Doubtful cells of ICE's workbooks",
    grain="one cell, or one range of cells, that one finding names",
    description=(
        "Every finding that names cells, taken apart by cell. A finding about a whole column is one row with a range. It "
        "concerns the rows of facility_population with the same edition and sheet and a row from first_row to last_row, and "
        "there the column column_name (null: the whole row, or a cell that is no column of that table)."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics",),
    primary_key=("rule", "snapshot_sha256", "finding", "cells"),
    columns=(
        Column("rule", "string", "Rule that found it, see check_rules.", references="check_rules.rule", facet=True),
        Column("snapshot_sha256", "string", "Edition that prints the cell.", references="snapshots.snapshot_sha256"),
        Column("finding", "integer", "Number of the finding, as in snapshot_checks."),
        Column("cells", "string", "The cell, or the range of cells, such as L7:L130."),
        Column("sheet", "string", "Sheet that the cell stands on."),
        Column("column_name", "string", "Column of facility_population that it is; null elsewhere.", facet=True),
        Column("first_row", "integer", "Row of the cell, or first row of the range.", unit="row", required=True),
        Column("last_row", "integer", "Row of the cell, or last row of the range.", unit="row", required=True),
        Column("facility_id", "string", "Place that the finding is about.", references="facilities.facility_id"),
        Column("sure", "string", "How sure the finding is: certain, likely or lead, see check_rules.", facet=True, enum=SURE),
        Column("expected", "string", "What the rule expects there."),
        Column("found", "string", "What the edition says there."),
    ),
)  # fmt: skip
