from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="errata",
    title="Errata: what we ourselves published wrong",
    grain="one error of ours",
    description=(
        "What stood wrong in this publication, what stands there now and how it was found. Slips of the sources that we read "
        "otherwise than they are printed are in corrections."
    ),
    rights="CC0-1.0",
    sources=("",),
    primary_key=("erratum_id",),
    columns=(
        Column("erratum_id", "string", "Our id of the error."),
        Column("found_on", "date", "The day it was found.", required=True),
        Column("mended_on", "date", "The day it was mended; empty while it is not.", required=False),
        Column("where_published", "string", "The table or pages it stood in.", required=True),
        Column("what_was_wrong", "string", "The error in a sentence.", required=True),
        Column("was_published", "string", "What stood there, wrongly, before.", required=True),
        Column("is_now", "string", "What stands there now.", required=True),
        Column("extent", "string", "How many rows, titles or places it touched."),
        Column("how_found", "string", "How it came to light.", required=True),
        Column("commit", "string", "The change of the repository that mended it."),
    ),
)
