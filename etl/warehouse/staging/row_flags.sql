-- What is odd in a facility row, and its total. Tolerances: six printed decimals in up to four cells a side; half a person
-- a cell where ICE rounded. The sums are written out: an aggregate adds in no fixed order, and the last digit would differ.
WITH sums AS (
    SELECT
        snapshot_sha256, sheet, row, male_female,
        adp_level_a + adp_level_b + adp_level_c + adp_level_d AS by_level,
        adp_male_crim + adp_male_non_crim + adp_female_crim + adp_female_non_crim AS by_criminality,
        adp_threat_1 + adp_threat_2 + adp_threat_3 + adp_no_threat AS by_threat,
        coalesce(adp_male_crim, adp_male_non_crim, adp_female_crim, adp_female_non_crim) IS NULL AS no_split
    FROM staging.facility_values
),
not_whole AS (
    SELECT DISTINCT snapshot_sha256, sheet, row, true AS not_whole
    FROM staging.edition_cells JOIN staging.edition_days USING (snapshot_sha256)
    WHERE abs(value * days_in_period - round(value * days_in_period)) >= 0.001
),
corrected AS (
    SELECT DISTINCT snapshot_sha256, sheet, regexp_extract(cell, '[0-9]+')::BIGINT AS row, true AS corrected
    FROM staging.corrections
    WHERE table_name = 'facility_population'
)
SELECT
    sums.snapshot_sha256, sums.sheet, sums.row,
    by_criminality AS adp_total,
    nullif(concat_ws(';',
        CASE WHEN clean(male_female) IN (SELECT DISTINCT clean(type_detailed) FROM raw.ice_detention_statistics_facilities)
            THEN 'column_shift' END,
        CASE WHEN no_split THEN 'no_split' END,
        CASE WHEN greatest(abs(by_level - by_criminality), abs(by_level - by_threat), abs(by_criminality - by_threat))
            > CASE WHEN days_outcome = 'rounded' THEN 4 ELSE 0.00001 END THEN 'splits_disagree' END,
        CASE WHEN not_whole THEN 'mandays_not_whole' END,
        CASE WHEN corrected THEN 'corrected' END
    ), '') AS flags
FROM sums
LEFT JOIN staging.edition_days USING (snapshot_sha256)
LEFT JOIN not_whole USING (snapshot_sha256, sheet, row)
LEFT JOIN corrected USING (snapshot_sha256, sheet, row)
