-- severity: finding
-- title: People detained: ICE and CBP, criminality and dispositions have one total
-- why: Each block splits the same people.
-- sure: certain
-- sampled: none found
WITH figures AS (
    SELECT snapshot_sha256, sheet, cell, block, coalesce(agency, '') AS agency, coalesce(criminality, '') AS criminality,
        coalesce(disposition, '') AS disposition, coalesce(facility_type, '') AS facility_type,
        printed_number AS value
    FROM staging.figures JOIN core.blocks AS blocks USING (snapshot_sha256, block)
    WHERE blocks.is_whole AND value_state = 'value' AND block IN ('detained_by_criminality', 'detained_by_disposition') AND measure = 'detained'
),
sums AS (
    SELECT snapshot_sha256, sheet,
        max(value) FILTER (WHERE agency = 'total' AND criminality = 'total') AS total,
        max(cell) FILTER (WHERE agency = 'total' AND criminality = 'total') AS cell,
        sum(value) FILTER (WHERE agency IN ('ice', 'cbp') AND criminality = 'total') AS by_agency,
        sum(value) FILTER (WHERE agency = 'total' AND criminality NOT IN ('', 'total')) AS by_criminality,
        sum(value) FILTER (WHERE facility_type = 'total' AND disposition NOT IN ('', 'total')) AS by_disposition,
        sum(value) FILTER (WHERE disposition = 'total' AND facility_type NOT IN ('', 'total')) AS by_facility_type
    FROM figures
    GROUP BY snapshot_sha256, sheet
)
SELECT snapshot_sha256, sheet, cell, NULL::VARCHAR AS facility_id, total::BIGINT::VARCHAR AS expected,
    concat_ws(' / ', by_agency::BIGINT, by_criminality::BIGINT, by_disposition::BIGINT, by_facility_type::BIGINT) AS found,
    'total, against agencies / criminality / dispositions / facility types' AS message
FROM sums
WHERE total <> by_agency OR total <> by_criminality OR total <> by_disposition OR total <> by_facility_type
