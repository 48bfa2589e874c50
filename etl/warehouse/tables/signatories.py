from etl.warehouse.fact_columns import RULE, SPAN
from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="signatories",
    title="Who signed",
    grain="one signer, or one claimed number of signers, in one statement",
    description=(
        "Members and organizations that signed, joined, endorsed or cosponsored, as the statement lists them, and the number "
        "it claims beside the number it lists."
    ),
    rights="CC0-1.0",
    primary_key=("statement_id", "part", "char_start"),
    columns=(
        *SPAN,
        Column(
            "signatory_kind",
            "string",
            "What the row is.",
            required=True,
            facet=True,
            enum=("member", "organization", "claimed_count"),
        ),
        Column(
            "relation",
            "string",
            "What they did: how they stand behind it.",
            required=True,
            facet=True,
            enum=("signed", "joined", "endorsed", "cosponsored"),
        ),
        Column("name", "string", "Name as printed; null for a claimed count."),
        Column("bioguide_id", "string", "The member; null where no member then in office and now listed fits."),
        Column(
            "organization_id",
            "string",
            "The organization that signed, where it is one we know.",
            references="organizations.organization_id",
        ),
        Column("state", "string", "State printed beside the name."),
        Column("district", "string", "District printed beside the name."),
        Column("claimed_count", "integer", "Number the statement claims.", unit="signers"),
        Column(
            "listed_count", "integer", "Beside a claimed number: how many of that relation are listed.", unit="signers"
        ),
        Column(
            "count_state",
            "string",
            "Whether the listed names bear the claimed number out: agrees (within three, who may lead, or a tenth), "
            "fewer_listed, more_listed, not_listed (three names at most).",
            facet=True,
            enum=("agrees", "fewer_listed", "more_listed", "not_listed"),
        ),
        *RULE,
    ),
)
