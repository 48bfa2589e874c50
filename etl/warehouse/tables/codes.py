from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="codes",
    title="Codes: every value that a closed column can have",
    grain="one code of one column",
    description=(
        "Columns with a fixed list of values, and the list, made from the same declarations as the dictionary. Example: SELECT "
        "code, meaning FROM codes WHERE table_name = 'place_month' AND column_name = 'basis'. Columns that hold words as a "
        "source printed them are open, and not here."
    ),
    rights="CC0-1.0",
    primary_key=("table_name", "column_name", "code"),
    columns=(
        Column("table_name", "string", "The table that has the column.", facet=True),
        Column("column_name", "string", "The column that holds the code."),
        Column("code", "string", "The value as the column holds it."),
        Column(
            "position", "integer", "Where the code stands in the declared list, from 1.", unit="codes", required=True
        ),
        Column("label", "string", "The code with blanks for its underscores.", required=True),
        Column(
            "meaning",
            "string",
            "What the column's description says of the code. Null where the code says it itself or the description explains "
            "it otherwise: read that.",
        ),
    ),
)
