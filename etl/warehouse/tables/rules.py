from etl.statements.rule_versions import MADE_BY
from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="rules",
    title="Versions of the rules that read statements, and what changed with each",
    grain="one version of the rules for one kind of facts",
    description=(
        "Every version that a fact about a statement can carry. A version is the first eight hexadecimal digits of a sha256 "
        "over the code of the rule, all it imports and the words and patterns it reads, so that the same version always means "
        "the same rule; versions of one digit are older, were raised by hand, and do not promise that."
    ),
    rights="CC0-1.0",
    primary_key=("rule", "version"),
    columns=(
        Column("rule", "string", "Record file that the rules fill, named as in datasets/records.", facet=True,
               enum=tuple(sorted(name for name in MADE_BY if name.startswith("statement_")))),
        Column("version", "string", "Version, as rule_version of the facts has it."),
        Column("changed_on", "date", "Day of the change.", required=True),
        Column("change", "string", "What changed in this version.", required=True),
        Column("n_facts", "integer", "Rows of the record file that carry this version.",
               unit="rows"),
    ),
)  # fmt: skip
