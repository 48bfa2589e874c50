from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="discrepancies",
    title="Where two sources disagree about one place and period",
    grain="one pair of figures about one facility and period that differ by 5 people and a tenth or more",
    description=(
        "ICE's averages, the population between two editions, ICE's yearly lists and the Deportation Data Project's daily "
        "counts averaged over the same days, compared pair by pair. Only pairs that differ by at least 5 people and at least "
        "a tenth of the larger are rows: the rest agrees, or is noise. One persistent difference makes a row in every "
        "edition. Averages of daily counts under 11 are not shown; neither is their difference."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics", "ice_facility_lists", "deportation_data_project"),
    primary_key=("discrepancy_id",),
    order="difference",
    columns=(
        Column("discrepancy_id", "string", "Our id, from the place, the period and both figures' addresses."),
        Column(
            "facility_id",
            "string",
            "The place that both figures are about.",
            required=True,
            references="facilities.facility_id",
            label="facility",
        ),
        Column("period_start", "date", "First day both figures cover.", required=True),
        Column("period_end", "date", "Last day both figures cover.", required=True),
        Column("days", "integer", "Length of the period.", unit="days", required=True),
        Column(
            "figure_1",
            "string",
            "What the first figure is: edition (average daily population since 1 October), interval (population between two "
            "editions), list (average of a fiscal year in a facility list).",
            required=True,
            facet=True,
            enum=("edition", "interval", "list"),
        ),
        Column("value_1", "number", "The first of the two figures.", unit="persons", required=True),
        Column(
            "snapshot_1", "string", "File of the first figure.", required=True, references="snapshots.snapshot_sha256"
        ),
        Column("sheet_1", "string", "Its sheet; page of a PDF.", required=True),
        Column(
            "cells_1",
            "string",
            "Its cells, joined by + where they add up; line of a PDF's page. Of an interval: the cells at its end.",
        ),
        Column(
            "figure_2",
            "string",
            "What the second figure is: daily_counts (midnight counts averaged over the days), edition or list.",
            required=True,
            facet=True,
            enum=("daily_counts", "edition", "list"),
        ),
        Column(
            "value_2",
            "number",
            "Second figure; null where it is an average of daily counts under 11.",
            unit="persons",
        ),
        Column(
            "snapshot_2", "string", "File of the second figure.", required=True, references="snapshots.snapshot_sha256"
        ),
        Column("sheet_2", "string", "Its sheet; page of a PDF; null for daily counts."),
        Column("cells_2", "string", "Its cells; for daily counts the facility codes whose days are averaged."),
        Column("under_11", "boolean", "value_2 is an average of daily counts under 11, and not shown.", required=True),
        Column("difference", "number", "value_1 - value_2; null where value_2 is.", unit="persons"),
        Column(
            "relative_difference",
            "number",
            "The difference without its sign, over the larger of the two; null where value_2 is.",
            unit="share",
        ),
        Column(
            "explained_by",
            "string",
            "The first that applies. edition_unsound: the edition's figures fall, or are another place's. rounding: ICE "
            "printed whole numbers, and that leaves the difference open. same_site: all facilities of the campus "
            "together agree, and halve the difference. code_not_released: the daily counts lack one of its codes. "
            "code_disputed: likewise, if a disputed code is added. definition: likewise, if people held at any time of "
            "the day are counted. several_codes: the lists print other codes for it. revised: ICE printed the period "
            "again with another value. unexplained: none of these.",
            required=True,
            facet=True,
            enum=(
                "edition_unsound",
                "rounding",
                "same_site",
                "code_not_released",
                "code_disputed",
                "definition",
                "several_codes",
                "revised",
                "unexplained",
            ),
        ),
    ),
)
