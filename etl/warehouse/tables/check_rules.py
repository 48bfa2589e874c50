from etl.warehouse.schema import Column, Table

SURE = ("certain", "likely", "lead")

TABLE = Table(
    name="check_rules",
    title="Rules every release is checked by",
    grain="one rule",
    description="Errors block publication; findings are the source's own errors and are published in snapshot_checks.",
    rights="CC0-1.0",
    primary_key=("rule",),
    label_column="title",
    columns=(
        Column("rule", "string", "Name of the rule; also of its file in etl/warehouse/checks."),
        Column("severity", "string", "error: stops a publication. finding: is published in snapshot_checks.",
               required=True, facet=True, enum=("error", "finding")),
        Column("title", "string", "What the rule holds true of the data.", required=True),
        Column("why", "string", "Why it must be true.", required=True),
        Column("sure", "string", "How sure a finding is. certain: the printed figures contradict each other or the calendar, "
               "at least one is wrong; likely: an error unless something rare happened; lead: unusual, look into it. Null for "
               "errors.", facet=True, enum=SURE),
        Column("sampled", "string", "Findings looked up in the documents' bytes, as '30 of 67, right 28, day': 30 of 67 were "
               "looked up, 28 of these were real (an error of the source, or ours to mend). Null for errors."),
        Column("n_violations", "integer", "Violations in this release.", unit="rows", required=True),
        Column("n_editions", "integer", "Editions with a violation.", unit="editions", required=True),
    ),
)  # fmt: skip
