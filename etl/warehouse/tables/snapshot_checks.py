from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="snapshot_checks",
    title="What is wrong in each edition",
    grain="one finding of one rule in one edition; finding 0 sums them up, also where the rule holds",
    description="The source's own errors: what was expected, what was found, in which cell.",
    rights="CC0-1.0",
    sources=("ice_detention_statistics",),
    primary_key=("rule", "snapshot_sha256", "finding"),
    columns=(
        Column(
            "rule",
            "string",
            "Name of the rule that found it, see check_rules.",
            references="check_rules.rule",
            facet=True,
        ),
        Column(
            "snapshot_sha256",
            "string",
            "sha256 of the edition with the finding.",
            references="snapshots.snapshot_sha256",
        ),
        Column("finding", "integer", "0 for the summary, then 1, 2, … within the rule and edition."),
        Column(
            "holds",
            "boolean",
            "The rule holds in this edition (summary rows only can say so).",
            required=True,
            facet=True,
        ),
        Column(
            "outcome",
            "string",
            "holds, violated, or not_applicable: what the rule judges was not read whole in this edition (message says what).",
            required=True,
            facet=True,
            enum=("holds", "violated", "not_applicable"),
        ),
        Column("sheet", "string", "Sheet that the finding is about."),
        Column("cell", "string", "Cell or cells that the finding is about."),
        Column(
            "facility_id", "string", "Place that the finding is about, if any.", references="facilities.facility_id"
        ),
        Column("expected", "string", "What the rule expects; in a summary, 0."),
        Column("found", "string", "What the edition says; in a summary, the number of findings."),
        Column("message", "string", "The finding in words."),
    ),
)
