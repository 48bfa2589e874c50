from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="facility_links",
    title="Facility links: how facilities became, hold or adjoin each other",
    grain="one relation between two facilities",
    description=(
        "Histories that a name or code alone doesn't tell, each with its evidence. A change of name alone is no link: "
        "facility_names has all names of one facility with their dates. Disputed: one may be taken for the other, and the "
        "evidence says what speaks for and against it; nothing else uses such a link."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics", "ice_facility_lists", "deportation_data_project"),
    primary_key=("from_id", "relation", "to_id"),
    columns=(
        Column("from_id", "string", "The facility that the relation starts from.", references="facilities.facility_id"),
        Column(
            "relation",
            "string",
            "What the first is to the other. renamed_to: the other is its successor. merged_into: it is now a part of "
            "the other. split_into: the other was a part of it and is listed on its own since. housed_in: it lies in the "
            "other's building. same_site: they are neighbours on one campus. disputed: one may be taken for the other.",
            facet=True,
            enum=("renamed_to", "split_into", "merged_into", "housed_in", "same_site", "disputed"),
        ),
        Column("to_id", "string", "The facility that the relation leads to.", references="facilities.facility_id"),
        Column("from_date", "date", "Earliest day on which a dated source shows it. Not its beginning."),
        Column("to_date", "date", "Latest day on which a dated source shows it; null for a change, which has no end."),
        Column(
            "method",
            "string",
            "What it rests on: address printed for both; figures that pass from one to the other; list_dates of first and last "
            "use; name.",
            required=True,
            facet=True,
            enum=("address", "figures", "list_dates", "name"),
        ),
        Column("evidence", "string", "Editions, lists and cells.", required=True),
        Column("score", "number", "Similarity of name, place and address, 0 to 100.", unit="points"),
        Column("decided_on", "date", "Day it was decided.", required=True),
    ),
)
