from etl.warehouse.schema import Column, Table

VALUE_STATES = ("value", "blank", "token", "future", "unpublished")
UNITS = ("persons", "share", "days", "usd", "hearings", "placements")
PERIODS = ("day", "half_month", "month", "quarter", "fiscal_year", "fiscal_year_to_date")

TABLE = Table(
    name="national_figures",
    title="National figures, as published in every edition",
    grain="one cell of one block of one edition",
    description=(
        "Every block of every sheet but the facility table: who is detained, book-ins, releases, book-outs and removals, "
        "average population and length of stay, alternatives to detention, bonds, segregation and the smaller sheets. One row "
        "per cell, with what it is about in named columns: null where a block does not split by it, 'total' for the sum: leave "
        "out either the 'total' rows or the parts before you add. One figure is printed in up to 77 editions, at times "
        "revised: is_last_word is one row a figure, and Datasette leaves out most reprints (changed is false). "
        "Releases (until January 2024) and book-outs are counted by different methods."
    ),
    rights="US government work",
    sources=("ice_detention_statistics",),
    primary_key=("snapshot_sha256", "sheet", "cell"),
    order="as_of",
    # Three in four rows repeat what an earlier edition printed of the same time. They are in the Parquet file.
    served="value_state IN ('value', 'token') AND (changed OR period_kind = 'day')",
    columns=(
        Column("snapshot_sha256", "string", "Edition: sha256 of the workbook.", references="snapshots.snapshot_sha256"),
        Column("sheet", "string", "Sheet, spelled as in the workbook."),
        Column("cell", "string", "Cell the value stands in."),
        Column("block", "string", "Block of the sheet, our stable code.", required=True, facet=True),
        Column("title_cell", "string", "Cell of the block's title.", required=True),
        Column(
            "measure",
            "string",
            "What is measured; null, as unit and period_kind, where nobody has reviewed the label that says it.",
            facet=True,
        ),
        Column("unit", "string", "What value is counted in.", enum=UNITS),
        Column("agency", "string", "Arresting agency: ice, cbp or total.", facet=True),
        Column(
            "criminality",
            "string",
            "convicted, pending, other_violator or total; non_criminal in 2019 is pending and other together.",
            facet=True,
        ),
        Column("facility_type", "string", "Facility type: adult, family, emergency_family or total."),
        Column("disposition", "string", "Processing disposition, our code."),
        Column(
            "reason",
            "string",
            "Reason of release or book-out, our code. bonded_out is bond_set_by_ice plus bond_set_by_ij.",
        ),
        Column(
            "removal_kind",
            "string",
            "Removals: total, or of families, by detention in a family centre or by identifier.",
        ),
        Column("parole", "string", "Parole after a positive credible fear finding: requested, granted or denied."),
        Column("aor", "string", "Area of Responsibility, ICE's three letters, or total."),
        Column(
            "technology",
            "string",
            "Technology of an alternative to detention; unlabelled where ICE left the label out.",
        ),
        Column(
            "status", "string", "Alternatives to detention: family or single adult, with or without case management."
        ),
        Column("hearing", "string", "Court appearance: at total or final hearings."),
        Column("appearance", "string", "Court appearance: attended, failed or total."),
        Column("population", "string", "Group of people that the figure is about, our code."),
        Column("days_in_custody", "string", "Band of days in custody, or total."),
        Column("final_order", "string", "Transgender detainees: with or without a final order, unknown, or total."),
        Column("placement_reason", "string", "Reason of placement in segregation, our code, or total."),
        Column("citizenship", "string", "Country of citizenship, as printed."),
        Column("facility_name", "string", "Place, as this block prints it, or total."),
        Column("facility_code", "string", "ICE's code of the place (DETLOC), where the block prints it."),
        Column("group_label", "string", "Label over the row's group, as printed."),
        Column("row_label", "string", "Row label as printed."),
        Column("column_label", "string", "Column label as printed."),
        Column(
            "label_state",
            "string",
            "unreviewed where a label is new and nobody has yet said what it means: what it would say is null, and the table "
            "blocks says how its sums come out.",
            required=True,
            enum=("reviewed", "unreviewed"),
        ),
        Column("period_kind", "string", "What time the value is about.", enum=PERIODS, facet=True),
        Column("fiscal_year", "integer", "Fiscal year the block or row names, October to September.", unit="year"),
        Column("period_start", "date", "First day it is about."),
        Column("period_end", "date", "Last day it is about; of a running period the as-of date."),
        Column(
            "partial",
            "boolean",
            "The period was still running on the as-of date; null where either is unknown.",
        ),
        Column(
            "as_of",
            "date",
            "As-of date of the block, from its title, a note under it or the Footnotes; at times stale.",
        ),
        Column(
            "as_of_basis",
            "string",
            "printed: the date counts. bounded: it cannot be true (as_of_doubt says why), so all that is known is that the "
            "table ends before the day the edition was public.",
            enum=("printed", "bounded"),
        ),
        Column("as_of_doubt", "string", "Why the printed date cannot be that of the table; null where it can."),
        Column("as_of_sheet", "string", "Sheet the as-of date stands on."),
        Column("as_of_cell", "string", "Cell the as-of date stands in."),
        Column("value", "number", "The value; null unless value_state is value.", unit="see unit"),
        Column(
            "value_state",
            "string",
            "value; blank: nothing printed; token: a mark such as a dash; future: a zero for a time after the as-of date; "
            "unpublished: zeros throughout, for a month in which there were people.",
            required=True,
            enum=VALUE_STATES,
        ),
        Column("value_printed", "string", "The value as printed."),
        Column(
            "corrected",
            "boolean",
            "Value, measure or facility_type is not what is printed, which is an evident slip: see corrections.",
            required=True,
        ),
        Column(
            "changed",
            "boolean",
            "True in the edition that first printed this value, false where a later edition prints it again.",
            required=True,
        ),
        Column(
            "in_force_from",
            "date",
            "First day on which this value was public. Null if it never counted: a reprint (changed is false), a blank, "
            "a zero for a time yet to come, a date more than 183 days old, an edition older than one already out, or an "
            "edition of which nobody knows when it was public.",
        ),
        Column(
            "in_force_until",
            "date",
            "Day from which an edition printed the same figure otherwise; null while it is ICE's last word. On day X the "
            "figure in force has in_force_from <= X and in_force_until > X or null: one row a figure.",
        ),
        Column(
            "is_last_word",
            "boolean",
            "ICE's last word on this figure, as far as we hold editions: one row a figure. Add up only rows for which it is "
            "true.",
            required=True,
            facet=True,
        ),
        Column(
            "unread_since",
            "date",
            "Day from which a newer edition is public of which this block could not be read, or that lacks it: from then on "
            "this may no longer be ICE's last word.",
        ),
    ),
)
