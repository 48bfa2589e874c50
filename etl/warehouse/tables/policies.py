from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="policies",
    title="Policies and court cases",
    grain="one policy, law, program, settlement or court case",
    description="What statements refer to by many names: its kind, and the days it was in force. Reviewed by hand.",
    rights="CC0-1.0",
    primary_key=("policy_id",),
    label_column="name",
    columns=(
        Column("policy_id", "string", "Our id, minted once, never reused."),
        Column("name", "string", "Name by which it is usually called.", required=True),
        Column("aliases", "string", "Other names it is found by, separated by ';'."),
        Column(
            "kind",
            "string",
            "What it is: rule, memorandum, statute, program, settlement, case and so on.",
            required=True,
            facet=True,
        ),
        Column(
            "in_force_from",
            "date",
            "First day in force (a case: day it was filed or decided); null where never or unknown.",
        ),
        Column("in_force_to", "date", "Last day in force; null where it still is, or unknown."),
        Column("note", "string", "Further periods and what is uncertain."),
        Column("evidence", "string", "What the row rests on.", required=True),
    ),
)
