-- Each facility's row in the latest edition that lists it.
SELECT links.facility_id, printed.*, editions.as_of, row_flags.adp_total
FROM staging.facility_links AS links
JOIN staging.facility_values AS printed USING (snapshot_sha256, sheet, row)
JOIN core.editions AS editions USING (snapshot_sha256)
LEFT JOIN staging.row_flags AS row_flags USING (snapshot_sha256, sheet, row)
WHERE links.facility_id IS NOT NULL
QUALIFY row_number() OVER (
    PARTITION BY links.facility_id
    ORDER BY editions.as_of DESC NULLS LAST, editions.in_force_from DESC NULLS LAST, snapshot_sha256, row
) = 1
