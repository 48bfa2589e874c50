-- title: Where sources disagree about a place
-- question: Where do sources disagree about a place?
-- group: Can I trust it?
-- line: both figures, both addresses
-- answer: {{ rows|length|counted("pair") }} of figures about the same place and days differ by 5 people and a tenth or more; the largest difference is at {{ row.facility }}: {{ row.says }} against {{ row.says_too }}.
-- description: Pairs of figures about one place and the same days that differ by 5 people and a tenth or more, largest first, with both addresses. explained_by names what the figures themselves bear out; "unexplained" is not an accusation: the daily counts rest on records that miss some stays. name: any name of the place, a city or a facility_id; empty: all places. An average of daily counts under 11 is not shown.
WITH places AS (
    SELECT facility_id, name
    FROM facilities
    WHERE coalesce(trim(:name), '') = '' OR facility_id = trim(:name) OR rowid IN (
        SELECT rowid FROM facilities_fts
        WHERE facilities_fts MATCH coalesce(nullif(escape_fts(trim(:name)), ''), 'Dilley')
    )
)
SELECT
    places.name AS facility,
    discrepancies.period_start,
    discrepancies.period_end,
    CASE discrepancies.figure_1
        WHEN 'edition' THEN 'ICE, average since 1 October'
        WHEN 'interval' THEN 'between two editions of ICE'
        WHEN 'list' THEN 'ICE, facility list'
    END AS one_source,
    CASE WHEN discrepancies.value_1 >= 0 THEN round(discrepancies.value_1, 1) ELSE 'no number: below zero by ICE''s rounding' END AS says,
    CASE discrepancies.figure_2
        WHEN 'daily_counts' THEN 'daily counts, at midnight'
        WHEN 'edition' THEN 'ICE, average since 1 October'
        WHEN 'list' THEN 'ICE, facility list'
    END AS the_other,
    CASE WHEN discrepancies.under_11 THEN 'under 11' ELSE round(discrepancies.value_2, 1) END AS says_too,
    round(discrepancies.difference, 1) AS difference,
    round(100 * discrepancies.relative_difference) AS percent,
    discrepancies.explained_by,
    discrepancies.sheet_1 || ', ' || discrepancies.cells_1 AS cells,
    coalesce(discrepancies.sheet_2 || ', ', 'code ') || discrepancies.cells_2 AS cells_or_codes,
    discrepancies.facility_id,
    discrepancies.snapshot_1 AS snapshot_sha256,
    discrepancies.snapshot_2 AS file_sha256
FROM discrepancies
JOIN places USING (facility_id)
ORDER BY abs(discrepancies.difference) DESC, places.name, discrepancies.period_end DESC, discrepancies.discrepancy_id
