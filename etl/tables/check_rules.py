from etl.schema import Column, Table

TABLE = Table(
    name="check_rules",
    title="Rules every release is checked by",
    grain="one rule",
    description="Errors block publication; findings are the source's own errors and are published in snapshot_checks.",
    rights="CC0-1.0",
    primary_key=("rule",),
    label_column="title",
    columns=(
        Column("rule", "string", "Name of the rule; also of its file in etl/checks."),
        Column("severity", "string", "error or finding.", required=True, facet=True, enum=("error", "finding")),
        Column("title", "string", "What holds.", required=True),
        Column("why", "string", "Why it must.", required=True),
        Column("n_violations", "integer", "Violations in this release.", unit="rows", required=True),
    ),
)
