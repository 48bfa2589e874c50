from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="facility_evidence",
    title="Facility evidence: where each attribute was printed",
    grain="one attribute of one facility",
    description=(
        "For every attribute in facilities: the cell it was printed in, or what a decision rests on. facility_attributes has "
        "what all the lists said, this only what facilities shows."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics", "ice_facility_lists", "deportation_data_project"),
    primary_key=("facility_id", "attribute"),
    columns=(
        Column(
            "facility_id", "string", "The facility that the attribute describes.", references="facilities.facility_id"
        ),
        Column("attribute", "string", "Column of the table facilities that it fills.", facet=True),
        Column("value", "string", "What it says, as text; as printed where there is a cell.", required=True),
        Column("as_of", "date", "Day the source stands for; for a decision the day it was made."),
        Column(
            "snapshot_sha256",
            "string",
            "The file; null for a decision of ours.",
            references="snapshots.snapshot_sha256",
        ),
        Column("sheet", "string", "Sheet, or page of a PDF."),
        Column("cell", "string", "Cell; null in a PDF and for a decision of ours."),
        Column("evidence", "string", "What a decision rests on; null where the cell says it all."),
    ),
)
