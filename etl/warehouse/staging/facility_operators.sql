-- Who runs and who owns each facility, by the newest dated list that says so, with the cell (null in a PDF).
WITH said AS (
    SELECT facility_id, attribute, value, as_of, snapshot_sha256, sheet, row
    FROM core.facility_attributes
    UNPIVOT (value FOR attribute IN (operator, owner))
    WHERE facility_id IS NOT NULL AND as_of IS NOT NULL
)
SELECT said.facility_id, said.attribute, said.value, said.as_of, said.snapshot_sha256, said.sheet, said.row,
    columns.column_letter || said.row AS cell
FROM said
LEFT JOIN raw.ice_facility_lists_columns AS columns
    ON columns.snapshot_sha256 = said.snapshot_sha256 AND columns.sheet = said.sheet AND columns."column" = said.attribute
QUALIFY row_number() OVER (
    PARTITION BY said.facility_id, said.attribute ORDER BY said.as_of DESC, said.snapshot_sha256, said.sheet, said.row
) = 1
