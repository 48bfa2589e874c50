-- title: Where sources disagree about its places
-- folded: yes
-- note: Two figures about the same place and days that differ by 5 people and a tenth or more, newest first. "Same site" means that all places of the grounds together agree.
-- empty: No two figures about one of its places and the same days differ by 5 people and a tenth.
SELECT
    facilities.name AS place,
    '/detention/facilities/' || facilities.facility_id AS place_href,
    discrepancies.period_start AS "from",
    discrepancies.period_end AS "to",
    replace(discrepancies.figure_1, '_', ' ') AS "one source",
    CASE WHEN discrepancies.value_1 >= 0 THEN printf('%.1f', discrepancies.value_1)
        ELSE 'no number: below zero by ICE''s rounding' END AS "says",
    replace(discrepancies.figure_2, '_', ' ') AS "the other",
    CASE WHEN discrepancies.under_11 THEN 'under 11' ELSE printf('%.1f', discrepancies.value_2) END AS "says this",
    CASE discrepancies.explained_by
        WHEN 'edition_unsound' THEN 'the edition is unsound: its figures fall, or are another place''s'
        WHEN 'rounding' THEN 'ICE printed whole numbers'
        WHEN 'same_site' THEN 'all places of the campus together agree'
        WHEN 'code_not_released' THEN 'the daily counts lack one of its codes'
        WHEN 'code_disputed' THEN 'they agree if a disputed code is added'
        WHEN 'definition' THEN 'held at any time of the day, not at midnight'
        WHEN 'several_codes' THEN 'the lists print other codes for it'
        WHEN 'revised' THEN 'ICE printed the same period again'
        ELSE replace(discrepancies.explained_by, '_', ' ')
    END AS "explained by",
    'row' AS record,
    '/detention/discrepancies/' || discrepancies.discrepancy_id AS record_href
FROM facilities
JOIN discrepancies USING (facility_id)
WHERE facilities.site_id = :site_id
ORDER BY discrepancies.period_end DESC, facilities.name, discrepancies.discrepancy_id
