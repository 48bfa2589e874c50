from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="statement_differences",
    title="What changed in the words of statements",
    grain="one passage in which a version differs from the one before",
    description=(
        "The passages in which a page was edited, with a few words around them and without names of people who are no "
        "officials. From the local build, not in git; only of works that may be shown in full."
    ),
    rights="per source: see sources.rights",
    primary_key=("statement_id", "version", "position"),
    local=True,
    columns=(
        Column("statement_id", "string", "The statement that was edited.", references="statements.statement_id"),
        Column("version", "integer", "Number of the later of the two versions.", unit="position"),
        Column("position", "integer", "Number of the passage in the text, from 1.", unit="position"),
        Column("before", "string", "Words before it in the earlier version."),
        Column("removed", "string", "Words of the earlier version that are not there any more; blank where none."),
        Column("added", "string", "Words of the later version that were not there; blank where none."),
        Column("after", "string", "Words after it in the earlier version."),
    ),
)
