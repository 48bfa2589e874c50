-- The days that ICE's publications which list a facility stand for, and the last day with people in the daily counts.
WITH listed AS (
    SELECT links.facility_id, editions.as_of, snapshot_sha256 AS edition
    FROM staging.facility_links AS links JOIN core.editions AS editions USING (snapshot_sha256)
    UNION ALL
    SELECT facility_id, as_of, NULL FROM core.facility_attributes WHERE source_id = 'ice_facility_lists'
),
spans AS (
    SELECT facility_id, min(as_of) AS first_published, max(as_of) AS last_published,
        min(as_of) FILTER (edition IS NOT NULL) AS first_as_of, max(as_of) FILTER (edition IS NOT NULL) AS last_as_of,
        count(DISTINCT edition) AS n_editions
    FROM listed
    WHERE facility_id IS NOT NULL
    GROUP BY facility_id
),
counted AS (
    SELECT facility_id, max(last_held) AS last_held FROM core.facility_day_series WHERE facility_id IS NOT NULL GROUP BY facility_id
),
latest AS (
    SELECT snapshot_sha256 FROM core.editions
    ORDER BY as_of DESC NULLS LAST, in_force_from DESC NULLS LAST, snapshot_sha256 LIMIT 1
)
SELECT spans.*, counted.last_held,
    facility_id IN (
        SELECT facility_id FROM staging.facility_links JOIN latest USING (snapshot_sha256) WHERE facility_id IS NOT NULL
    ) AS in_latest_edition
FROM spans LEFT JOIN counted USING (facility_id)
