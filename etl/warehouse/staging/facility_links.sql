-- Each facility row with the facility the reviewed crosswalk names. Nothing is guessed here: no name, no facility.
SELECT rows.snapshot_sha256, rows.sheet, rows.row, coalesce(nullif(ids.redirect_to, ''), names.facility_id) AS facility_id,
    names.name_printed, names.city, names.state, names.zip
FROM raw.ice_detention_statistics_facilities AS rows
LEFT JOIN raw.facility_names AS names
    ON names.name_printed = clean(rows.name)
    AND coalesce(names.city, '') = coalesce(clean(rows.city), '')
    AND coalesce(names.state, '') = coalesce(clean(rows.state), '')
    AND (coalesce(names.zip, '') = '' OR names.zip = zip5(rows.zip))
LEFT JOIN raw.facility_ids AS ids USING (facility_id)
