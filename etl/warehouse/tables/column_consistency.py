from etl.warehouse.schema import Column, Table

VERDICTS = ("in_line", "another_column", "out_of_line", "unchanged", "zeros", "blank", "not_compared")

TABLE = Table(
    name="column_consistency",
    title="Each column of the facility table against its neighbours",
    grain="one column of one edition's facility table",
    description=(
        "Every column is held against itself, place by place, in the nearest earlier and later edition that published it (at "
        "the ends of the record or of a fiscal year: the two nearest). Averages are compared within a fiscal year only. "
        "distance_* are 0 where all places agree and 1 where nothing does; a sound column lies between its neighbours. "
        "This is how exchanged, scaled, shifted, blank and left-over columns are found."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics",),
    primary_key=("snapshot_sha256", "column_name"),
    columns=(
        Column("snapshot_sha256", "string", "The edition whose column it is: sha256 of the workbook.",
               references="snapshots.snapshot_sha256"),
        Column("column_name", "string", "Name of the column, as in facility_population.", facet=True),
        Column("sheet", "string", "Sheet of the column; null where the edition has no such header."),
        Column("cells", "string", "Its cells, from the first to the last row of the table."),
        Column("verdict", "string", "in_line: as its neighbours. another_column: holds what they print in other_column. "
               "out_of_line: unlike both, while they agree. unchanged: the figures of the edition before, while other columns "
               "moved. zeros, blank: nothing in it, though neighbours filled it. not_compared: fewer than 20 places.",
               required=True, facet=True, enum=VERDICTS),
        Column("stands", "string", "Where the edition stands to the two it is compared with: between, first, last.",
               required=True, enum=("between", "first", "last")),
        Column("earlier_sha256", "string", "The earlier of the two editions it is compared with.", required=True,
               references="snapshots.snapshot_sha256"),
        Column("later_sha256", "string", "The later of the two editions it is compared with.", required=True,
               references="snapshots.snapshot_sha256"),
        Column("n_places", "integer", "Places that all three print a value for.", unit="places"),
        Column("share_filled", "number", "Share of the table's places with a value.", unit="share"),
        Column("usually_filled", "number", "That share in the two others, the smaller.", unit="share"),
        Column("share_zero", "number", "Share of zeros among its numbers; null for texts.", unit="share"),
        Column("share_unchanged", "number", "Share of its numbers, zeros aside, that are the earlier edition's to the last "
               "digit.", unit="share"),
        Column("distance_earlier", "number", "From the earlier edition. Numbers: sum of differences over sum of both; texts: "
               "share that differs.", unit="share"),
        Column("distance_later", "number", "The same from the later edition.", unit="share"),
        Column("distance_between", "number", "The same between the two other editions.", unit="share"),
        Column("ratio_earlier", "number", "Its sum over that of the earlier edition, over the same places.", unit="ratio"),
        Column("ratio_later", "number", "Its sum over that of the later edition, over the same places.", unit="ratio"),
        Column("other_column", "string", "Where it is out of line: the other column of both editions that it resembles most."),
        Column("other_distance", "number", "Distance from that column, the larger of the two.", unit="share"),
    ),
)  # fmt: skip
