-- title: Where sources disagree
-- folded: yes
-- note: Two figures about the same days that differ by 5 people and a tenth or more, newest first. "Unexplained" is not an accusation: the daily counts rest on records that miss some stays.
-- empty: No two figures about it and the same days differ by 5 people and a tenth.
-- more: /detention/where_sources_disagree?name={facility_id}
SELECT
    period_start AS "from",
    period_end AS "to",
    CASE figure_1
        WHEN 'edition' THEN 'ICE, average since 1 October'
        WHEN 'interval' THEN 'between two editions of ICE'
        ELSE 'ICE, facility list'
    END AS "one source",
    '/detention/snapshots/' || snapshot_1 AS one_href,
    CASE WHEN value_1 >= 0 THEN printf('%.1f', value_1) ELSE 'no number: below zero by ICE''s rounding' END AS "says",
    CASE figure_2
        WHEN 'daily_counts' THEN 'daily counts, at midnight'
        WHEN 'edition' THEN 'ICE, average since 1 October'
        ELSE 'ICE, facility list'
    END AS "the other",
    '/detention/snapshots/' || snapshot_2 AS other_href,
    CASE WHEN under_11 THEN 'under 11' ELSE printf('%.1f', value_2) END AS "says this",
    CASE explained_by
        WHEN 'edition_unsound' THEN 'the edition is unsound: its figures fall, or are another place''s'
        WHEN 'rounding' THEN 'ICE printed whole numbers'
        WHEN 'same_site' THEN 'all places of the campus together agree'
        WHEN 'code_not_released' THEN 'the daily counts lack one of its codes'
        WHEN 'code_disputed' THEN 'they agree if a disputed code is added'
        WHEN 'definition' THEN 'held at any time of the day, not at midnight'
        WHEN 'several_codes' THEN 'the lists print other codes for it'
        WHEN 'revised' THEN 'ICE printed the same period again'
        ELSE replace(explained_by, '_', ' ')
    END AS "explained by",
    substr(snapshot_1, 1, 8) || ', ' || sheet_1 || ', ' || cells_1 AS "file and cells",
    substr(snapshot_2, 1, 8) || ', ' || coalesce(sheet_2 || ', ', 'code ') || cells_2 AS "file and cells or code",
    'row' AS record,
    '/detention/discrepancies/' || discrepancy_id AS record_href
FROM discrepancies
WHERE facility_id = :facility_id
ORDER BY period_end DESC, period_start DESC, discrepancy_id
