from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="unaccompanied_children_days",
    title="Unaccompanied children in the custody of CBP and the care of HHS, by day",
    grain="one day in one capture of HHS's file",
    description=(
        "HHS's daily counts of unaccompanied children. A day that is not here was not published: "
        "Fridays and Saturdays almost never are, and whether Sunday's flows include theirs is not said: no "
        "month's sum of flows is whole. For one "
        "row per day take in_latest."
    ),
    rights="CC0-1.0",
    sources=("hhs_uac_daily",),
    primary_key=("date", "snapshot_sha256"),
    columns=(
        Column("date", "date", "The day that was counted."),
        Column(
            "snapshot_sha256", "string", "sha256 of the capture of HHS's file.", references="snapshots.snapshot_sha256"
        ),
        Column("row", "integer", "Row of the file.", required=True),
        Column(
            "in_latest", "boolean", "From the capture that reaches furthest: one row a day.", required=True, facet=True
        ),
        Column("apprehended", "integer", "Apprehended and placed in CBP custody that day.", unit="children"),
        Column("in_cbp_custody", "integer", "Children in CBP custody that day.", unit="children"),
        Column("transferred_out_of_cbp", "integer", "Transferred out of CBP custody that day.", unit="children"),
        Column("in_hhs_care", "integer", "Children in HHS care that day.", unit="children"),
        Column("discharged_from_hhs", "integer", "Discharged from HHS care that day.", unit="children"),
    ),
)
