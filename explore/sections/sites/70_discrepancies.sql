-- title: Where sources disagree about its places
-- note: Two figures about the same place and days that differ by 5 people and a tenth or more, newest first. "Same site" means that all places of the grounds together agree.
-- empty: No two figures about one of its places and the same days differ by 5 people and a tenth.
SELECT
    facilities.name AS place,
    '/detention/facilities/' || facilities.facility_id AS place_href,
    discrepancies.period_start AS "from",
    discrepancies.period_end AS "to",
    replace(discrepancies.figure_1, '_', ' ') AS "one source",
    discrepancies.value_1 AS "says",
    replace(discrepancies.figure_2, '_', ' ') AS "the other",
    CASE WHEN discrepancies.under_11 THEN 'under 11' ELSE printf('%.1f', discrepancies.value_2) END AS "says this",
    replace(discrepancies.explained_by, '_', ' ') AS "explained by",
    'row' AS record,
    '/detention/discrepancies/' || discrepancies.discrepancy_id AS record_href
FROM facilities
JOIN discrepancies USING (facility_id)
WHERE facilities.site_id = :site_id
ORDER BY discrepancies.period_end DESC, facilities.name, discrepancies.discrepancy_id
