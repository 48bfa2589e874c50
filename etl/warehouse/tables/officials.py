from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="officials",
    title="Officials and their terms of office",
    grain="one term of one person in one office",
    description="Who held which office when: presidents, heads of agencies (acting ones too), governors, mayors …",
    rights="CC0-1.0",
    primary_key=("term_id",),
    label_column="name",
    columns=(
        Column("term_id", "string", "The person's id and the first day of the term."),
        Column("official_id", "string", "Our id of the person.", required=True),
        Column("name", "string", "Name that we show for the person.", required=True),
        Column("office", "string", "Office that the person held.", required=True, facet=True),
        Column("acting", "boolean", "Held in an acting capacity.", required=True, facet=True),
        Column("organization", "string", "Organization in which the office was held.", required=True, facet=True),
        Column("term_from", "date", "First day in that office."),
        Column("term_to", "date", "Last day; null where the term was open when the list was reviewed."),
        Column("evidence", "string", "What the row rests on.", required=True),
    ),
)
