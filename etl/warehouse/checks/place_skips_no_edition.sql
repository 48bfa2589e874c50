-- severity: finding
-- title: A place of 50 or more does not skip one edition
-- why: ICE lists places that hold anybody at the pull; one that large missing once and back in the next was left out.
-- sure: likely
-- sampled: 9 of 9, right 9, 2026-11-24
WITH listed AS (
    SELECT orders.snapshot_sha256, orders.previous, population.facility_id, max(adp_total) AS adp
    FROM staging.edition_order AS orders JOIN core.facility_population AS population USING (snapshot_sha256)
    WHERE facility_id IS NOT NULL
    GROUP BY ALL
),
triples AS (
    SELECT middle.snapshot_sha256, before.snapshot_sha256 AS before, after.snapshot_sha256 AS after
    FROM staging.edition_order AS middle
    JOIN staging.edition_order AS before ON before.snapshot_sha256 = middle.previous AND before.fiscal_year = middle.fiscal_year
    JOIN staging.edition_order AS after ON after.previous = middle.snapshot_sha256 AND after.fiscal_year = middle.fiscal_year
)
SELECT triples.snapshot_sha256, editions.sheet, NULL::VARCHAR AS cell, before.facility_id,
    'listed, as in the editions before and after' AS expected, 'not listed' AS found,
    facilities.name || ': ' || round(before.adp, 1) || ' before, ' || round(after.adp, 1) || ' after' AS message
FROM triples
JOIN listed AS before ON before.snapshot_sha256 = triples.before
JOIN listed AS after ON after.snapshot_sha256 = triples.after AND after.facility_id = before.facility_id
ANTI JOIN listed AS here ON here.snapshot_sha256 = triples.snapshot_sha256 AND here.facility_id = before.facility_id
JOIN core.editions AS editions ON editions.snapshot_sha256 = triples.snapshot_sha256
JOIN core.facilities AS facilities ON facilities.facility_id = before.facility_id
WHERE before.adp >= 50
