-- title: Where a list prints another county than ours
-- question: Is each place in the right county?
-- group: Can I trust it?
-- line: ours against those that lists print
-- answer: Our county agrees with the one that ICE's lists print for {{ row.percent_agreeing|number }} percent of {{ row.n_places|number }} places; for {{ row.n_disagreeing|counted("place") }} it does not.
-- description: The counties of our registry against those that ICE's lists and the Deportation Data Project print for the same places. n_places, n_disagreeing and percent_agreeing are counted over all places with a county in any list, whatever is shown below; a place disagrees where any list does. Each row is one list's county that differs from ours, with the reason for our decision. ICE's lists copy each other's slips for years, so several lists are not several witnesses.
WITH printed AS (
    SELECT attributes.*, facilities.name, facilities.county_name, facilities.county_geoid AS our_geoid
    FROM facility_attributes AS attributes
    JOIN facilities USING (facility_id)
    WHERE attributes.county_geoid IS NOT NULL AND facilities.county_geoid IS NOT NULL
),
places AS (
    SELECT facility_id, max(county_geoid <> our_geoid) AS disagrees FROM printed GROUP BY facility_id
),
counted AS (
    SELECT count(*) AS n_places, sum(disagrees) AS n_disagreeing FROM places
)
SELECT
    printed.name AS facility,
    printed.county_name AS our_county,
    printed.county AS county_printed,
    printed.state,
    coalesce(printed.as_of, printed.list_title) AS list,
    evidence.evidence AS why,
    printed.sheet,
    printed.row,
    counted.n_places,
    counted.n_disagreeing,
    round(100.0 * (counted.n_places - counted.n_disagreeing) / nullif(counted.n_places, 0), 1) AS percent_agreeing,
    printed.facility_id,
    printed.snapshot_sha256
FROM printed
CROSS JOIN counted
LEFT JOIN facility_evidence AS evidence ON evidence.facility_id = printed.facility_id AND evidence.attribute = 'county_geoid'
WHERE printed.county_geoid <> printed.our_geoid
ORDER BY printed.name, printed.as_of, printed.snapshot_sha256, printed.sheet, printed.row
