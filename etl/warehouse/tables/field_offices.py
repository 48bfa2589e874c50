from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="field_offices",
    title="ICE field offices and check-in offices",
    grain="one office on one page of ice.gov",
    description="Where ICE's offices are and which area each covers, as each office's page or the list of offices says.",
    rights="US government work",
    sources=("ice_facility_pages",),
    primary_key=("snapshot_sha256", "position"),
    label_column="name",
    columns=(
        Column(
            "snapshot_sha256",
            "string",
            "sha256 of the page that the row was read from.",
            references="snapshots.snapshot_sha256",
        ),
        Column("position", "integer", "Place in the list; 1 on an office's own page.", unit="ordinal"),
        Column("office_kind", "string", "ICE's directorate: ERO, HSI, OPLA, OPE and others.", facet=True),
        Column("name", "string", "Name of the office.", required=True),
        Column("field_office", "string", "Field office it belongs to.", required=True),
        Column("aor", "string", "Area of responsibility, the code the facility tables use; ERO only.", facet=True),
        Column("organization", "string", "Organization in the address."),
        Column("address_line1", "string", "Street and number of the office."),
        Column("address_line2", "string", "Floor or suite of the office."),
        Column("city", "string", "City of the office."),
        Column("state", "string", "Two-letter state or territory.", facet=True),
        Column("zip", "string", "Five digits; as printed where there are not five."),
        Column("area_coverage", "string", "Counties, states or towns the office says it covers."),
        Column("page_url", "string", "Address of the office's page.", required=True),
    ),
)
