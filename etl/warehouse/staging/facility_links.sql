-- Each facility row with the facility the reviewed crosswalk names. A row that lacks only its state is linked by evidence: its
-- name and ZIP are those of exactly one facility in other rows (basis inferred). Asked of the 18,626 rows whose
-- state is printed, by the rows of the other editions alone, the rule answers 18,527, all right (2026-11-24). Nothing else is
-- guessed: no name, no facility.
WITH reviewed AS (
    SELECT rows.snapshot_sha256, rows.sheet, rows.row, coalesce(nullif(ids.redirect_to, ''), names.facility_id) AS facility_id,
        names.name_printed, names.city, names.state, names.zip, clean(rows.name) AS name, zip5(rows.zip) AS zip_printed,
        coalesce(clean(rows.state), '') = '' AS lacks_state
    FROM raw.ice_detention_statistics_facilities AS rows
    LEFT JOIN raw.facility_names AS names
        ON names.name_printed = clean(rows.name)
        AND coalesce(names.city, '') = coalesce(clean(rows.city), '')
        AND coalesce(names.state, '') = coalesce(clean(rows.state), '')
        AND (coalesce(names.zip, '') = '' OR names.zip = zip5(rows.zip))
    LEFT JOIN raw.facility_ids AS ids USING (facility_id)
),
known AS (
    SELECT name, zip_printed, min(facility_id) AS facility_id
    FROM reviewed
    WHERE facility_id IS NOT NULL AND zip_printed IS NOT NULL
    GROUP BY name, zip_printed
    HAVING count(DISTINCT facility_id) = 1
)
SELECT
    reviewed.snapshot_sha256, reviewed.sheet, reviewed.row,
    coalesce(reviewed.facility_id, known.facility_id) AS facility_id,
    CASE WHEN reviewed.facility_id IS NOT NULL THEN 'reviewed' WHEN known.facility_id IS NOT NULL THEN 'inferred' END AS link_basis,
    reviewed.name_printed, reviewed.city, reviewed.state, reviewed.zip
FROM reviewed
LEFT JOIN known ON reviewed.facility_id IS NULL AND lacks_state
    AND known.name = reviewed.name AND known.zip_printed = reviewed.zip_printed
