WITH cells AS (
    SELECT population.*, columns.column_name,
        population.sheet || '!' || columns.column_letter || population.row AS cell,
        row_number() OVER (PARTITION BY population.snapshot_sha256, facility_id, column_name ORDER BY population.row) AS nth
    FROM core.facility_population AS population
    JOIN core.snapshot_columns AS columns
        ON columns.snapshot_sha256 = population.snapshot_sha256 AND columns.sheet = population.sheet
    WHERE columns.column_name IN ('name', 'address', 'city', 'zip', 'type_detailed', 'guaranteed_minimum')
        AND facility_id IS NOT NULL
),
printed AS (
    SELECT snapshot_sha256, facility_id, column_name, nth, cell, adp_total,
        CASE column_name WHEN 'name' THEN name_printed WHEN 'address' THEN address WHEN 'city' THEN city
            WHEN 'zip' THEN zip WHEN 'type_detailed' THEN type_detailed
            WHEN 'guaranteed_minimum' THEN guaranteed_minimum::VARCHAR END AS value
    FROM cells
),
pairs AS (
    SELECT later.snapshot_sha256, later.previous AS previous_sha256, later.as_of, earlier.as_of AS previous_as_of,
        later.fiscal_year <> earlier.fiscal_year AS new_year
    FROM staging.edition_order AS later
    JOIN staging.edition_order AS earlier ON earlier.snapshot_sha256 = later.previous
),
places AS (
    SELECT pairs.*, printed.facility_id, 'appeared' AS change, '' AS measure, NULL AS old_value,
        adp_total::VARCHAR AS new_value, '' AS old_cell, cell AS new_cell
    FROM pairs JOIN printed USING (snapshot_sha256)
    ANTI JOIN printed AS before
        ON before.snapshot_sha256 = pairs.previous_sha256 AND before.facility_id = printed.facility_id
    WHERE printed.column_name = 'name'
    UNION ALL BY NAME
    SELECT pairs.*, printed.facility_id, 'vanished' AS change, '' AS measure, adp_total::VARCHAR AS old_value,
        NULL AS new_value, cell AS old_cell, '' AS new_cell
    FROM pairs JOIN printed ON printed.snapshot_sha256 = pairs.previous_sha256
    ANTI JOIN printed AS after
        ON after.snapshot_sha256 = pairs.snapshot_sha256 AND after.facility_id = printed.facility_id
    WHERE printed.column_name = 'name'
    UNION ALL BY NAME
    SELECT pairs.*, after.facility_id,
        CASE after.column_name WHEN 'name' THEN 'renamed' WHEN 'type_detailed' THEN 'retyped'
            WHEN 'guaranteed_minimum' THEN 'minimum_changed' ELSE 'moved' END AS change,
        after.column_name AS measure, before.value AS old_value, after.value AS new_value,
        before.cell AS old_cell, after.cell AS new_cell
    FROM pairs
    JOIN printed AS after ON after.snapshot_sha256 = pairs.snapshot_sha256
    JOIN printed AS before ON before.snapshot_sha256 = pairs.previous_sha256
        AND before.facility_id = after.facility_id AND before.column_name = after.column_name AND before.nth = after.nth
    WHERE CASE WHEN after.column_name IN ('type_detailed', 'guaranteed_minimum')
        THEN before.value IS DISTINCT FROM after.value
        ELSE coalesce(clean(before.value), '') <> coalesce(clean(after.value), '') END
),
parts AS (
    SELECT snapshot_sha256, 'sheet' AS part, kind AS subject, sheet AS label, sheet AS cell
    FROM raw.ice_detention_statistics_sheets
    WHERE visibility = 'visible'
    UNION ALL
    SELECT snapshot_sha256, 'column', column_name, column_name, sheet || '!' || header_cell
    FROM core.snapshot_columns
),
layout AS (
    SELECT pairs.*, after.subject, after.part || '_added' AS change, after.label AS new_value, NULL AS old_value,
        '' AS old_cell, after.cell AS new_cell
    FROM pairs JOIN parts AS after USING (snapshot_sha256)
    ANTI JOIN parts AS before
        ON before.snapshot_sha256 = pairs.previous_sha256 AND before.part = after.part AND before.subject = after.subject
    UNION ALL BY NAME
    SELECT pairs.*, before.subject, before.part || '_dropped' AS change, NULL AS new_value, before.label AS old_value,
        before.cell AS old_cell, '' AS new_cell
    FROM pairs JOIN parts AS before ON before.snapshot_sha256 = pairs.previous_sha256
    ANTI JOIN parts AS after
        ON after.snapshot_sha256 = pairs.snapshot_sha256 AND after.part = before.part AND after.subject = before.subject
)
SELECT DISTINCT *, facility_id AS subject FROM places
UNION ALL BY NAME
SELECT DISTINCT *, '' AS measure FROM layout
