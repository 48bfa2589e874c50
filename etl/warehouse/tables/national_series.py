from dataclasses import replace

from etl.warehouse.schema import Column, Table
from etl.warehouse.tables.national_figures import TABLE as FIGURES

OF_FIGURES = {column.name: column for column in FIGURES.columns}
ABOUT = (
    "block measure unit agency criminality facility_type disposition reason removal_kind parole aor technology status hearing "
    "appearance population days_in_custody final_order placement_reason citizenship facility_name facility_code label_state "
    "period_kind period_start period_end partial"
).split()


def about(*names: str) -> list[Column]:
    """The columns of national_figures that say what a figure is about, as they are declared there."""
    return [OF_FIGURES[name] for name in names]


TABLE = Table(
    name="national_series",
    title="National figures: what ICE says now, one row a figure",
    grain="one national figure",
    description=(
        "national_figures without its reprints: each figure once, with its value now, the value first printed and how often it "
        "was revised. Example: SELECT period_start, value, first_value FROM national_series WHERE block = 'book_ins_by_agency' "
        "AND agency = 'total' AND period_kind = 'month' ORDER BY period_start. Leave out either the 'total' rows or the parts "
        "before you add. Accuracy: as printed; national_revisions has every change. Breaks: releases end in January 2024 "
        "and book-outs, counted otherwise, begin in October 2023; technologies were renamed in January 2024. For months, "
        "nation_month has a column for each series."
    ),
    rights="US government work",
    sources=("ice_detention_statistics",),
    primary_key=("figure_id",),
    order="period_start",
    columns=(
        Column(
            "figure_id", "string", "Our id of the figure, made of what it is about: it stays the same in each release."
        ),
        *about(*ABOUT),
        replace(
            OF_FIGURES["value"], description="Value now; null where ICE's last word is a mark, as value_printed shows."
        ),
        *about("value_printed", "corrected"),
        Column("said_since", "date", "First day on which this value was public.", required=True),
        Column(
            "snapshot_sha256",
            "string",
            "Edition that first printed it.",
            required=True,
            references="snapshots.snapshot_sha256",
        ),
        Column("sheet", "string", "Sheet in that edition.", required=True),
        Column("cell", "string", "Cell in that sheet.", required=True),
        OF_FIGURES["unread_since"],
        Column("first_value", "number", "The value that ICE printed first; null for a mark.", unit="see unit"),
        Column("first_said", "date", "First day on which any value of the figure was public.", required=True),
        Column(
            "first_snapshot_sha256",
            "string",
            "Edition that printed it first.",
            required=True,
            references="snapshots.snapshot_sha256",
        ),
        Column(
            "n_revisions", "integer", "How often a later edition printed it otherwise.", unit="revisions", required=True
        ),
    ),
)
