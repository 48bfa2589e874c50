from etl.schema import Column, Table

TABLE = Table(
    name="sites",
    title="Sites: campuses with several facilities",
    grain="one campus",
    description="Grounds shared by several facilities, such as Dilley or Folkston. Curated by hand.",
    rights="CC0-1.0",
    primary_key=("site_id",),
    label_column="name",
    columns=(
        Column("site_id", "string", "Our id, minted once, never reused."),
        Column("name", "string", "Name.", required=True),
        Column("city", "string", "City."),
        Column("state", "string", "Two-letter state or territory."),
        Column("note", "string", "What stands there, in short."),
    ),
)
