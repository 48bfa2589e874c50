from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="facility_codes",
    title="Facility codes: which DETLOC is whose, and on what evidence",
    grain="one link of a facility and a code",
    description=(
        "The government's key for a place is its DETLOC, which the biweekly workbooks hardly print. Each link here was "
        "reviewed and says what it rests on. A facility can have several codes over time; disputed links are kept with the "
        "reason, and nothing else uses them."
    ),
    rights="CC0-1.0",
    sources=("ice_facility_lists", "deportation_data_project", "ice_detention_statistics"),
    primary_key=("facility_id", "code_system", "code"),
    fts=("code", "evidence"),
    columns=(
        Column("facility_id", "string", "The facility that the code stands for.", references="facilities.facility_id"),
        Column("code_system", "string", "Whose code it is.", enum=("detloc",)),
        Column("code", "string", "The code in that system.", facet=False),
        Column("valid_from", "date", "Earliest day on which a dated source shows the code in use. Not its beginning."),
        Column("valid_to", "date", "Latest day on which a dated source shows the code in use. Not its end."),
        Column(
            "method",
            "string",
            "printed: ICE prints code and name together; population: the daily counts under the code reproduce ICE's average; "
            "name: name, place and address agree; disputed: sources contradict each other, see evidence.",
            required=True,
            facet=True,
            enum=("printed", "population", "name", "disputed"),
        ),
        Column(
            "evidence", "string", "What the link rests on: lists, cells, and the comparison of figures.", required=True
        ),
        Column("score", "number", "Similarity of name, place and address, 0 to 100.", unit="points"),
        Column("decided_on", "date", "Day it was decided.", required=True),
    ),
)
