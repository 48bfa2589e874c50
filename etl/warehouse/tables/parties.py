from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="parties",
    title="Parties: who runs, owns, guards or passes money to places of detention",
    grain="one company, agency or government",
    description=(
        "One name for one party, whatever a list or a contract prints: CCA is CoreCivic. A company that another bought keeps "
        "its own row, with the buyer as parent. A county stands here by the office that answers for the jail."
    ),
    rights="CC0-1.0",
    sources=("ice_facility_lists", ""),
    primary_key=("party_id",),
    columns=(
        Column("party_id", "string", "Our id of the party, from its name."),
        Column("name", "string", "The name it goes by today.", required=True),
        Column("former_names", "string", "Names it had before, divided by |."),
        Column(
            "kind",
            "string",
            "What it is; a territory's government counts as a state's.",
            required=True,
            facet=True,
            enum=("company", "nonprofit", "county", "city", "state", "federal"),
        ),
        Column("parent_id", "string", "The party that it belongs to.", references="parties.party_id"),
        Column("printed_as", "string", "The codes that ICE's facility lists print for it, divided by |."),
    ),
)
