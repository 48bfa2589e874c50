from etl.warehouse.fact_columns import RULE, SPAN
from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="statement_mentions",
    title="What statements name",
    grain="one mention of a facility, site, policy, case, agency, official or place in one statement",
    description=(
        "Where a statement names a place of detention, a policy, a court case, an agency, an official or a town, with the "
        "characters it stands at and the rule that found it."
    ),
    rights="CC0-1.0",
    primary_key=("statement_id", "part", "char_start", "char_end"),
    columns=(
        *SPAN,
        Column(
            "mention_type",
            "string",
            "What kind of thing is named.",
            required=True,
            facet=True,
            enum=("facility", "site", "policy", "case", "agency", "official", "place"),
        ),
        Column(
            "facility_id",
            "string",
            "The facility; null for other things and where the name fits several.",
            references="facilities.facility_id",
        ),
        Column("site_id", "string", "The site, also of a facility.", references="sites.site_id"),
        Column(
            "policy_id",
            "string",
            "The policy or case; null for a case we do not list.",
            references="policies.policy_id",
        ),
        Column("organization_id", "string", "The agency that is named.", references="organizations.organization_id"),
        Column(
            "term_id",
            "string",
            "The official, in the term of the publication day (else the next one, else the last).",
            references="officials.term_id",
        ),
        Column("place", "string", "State, or state and town: TX, TX:Dilley."),
        Column(
            "surface",
            "string",
            "The name as written; [case] for a caption that may name a private person.",
            required=True,
        ),
        *RULE,
    ),
)
