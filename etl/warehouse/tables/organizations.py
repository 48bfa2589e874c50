from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="organizations",
    title="Organizations",
    grain="one organization that publishes or is spoken of",
    description="Agencies, rights organizations, legislators' bodies and operators. Curated by hand.",
    rights="CC0-1.0",
    primary_key=("organization_id",),
    label_column="name",
    columns=(
        Column("organization_id", "string", "Our id, minted once, never reused."),
        Column("name", "string", "Name it bears today.", required=True),
        Column("name_short", "string", "Acronym or short name."),
        Column("organization_type", "string", "What kind of organization it is.", required=True, facet=True),
        Column("website", "string", "Address of its homepage."),
        Column("country_iso3", "string", "ISO 3166-1 alpha-3 code of its country."),
    ),
)
