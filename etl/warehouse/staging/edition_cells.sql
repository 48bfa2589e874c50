-- The person-day cells of every facility row: averages that, times the days of the period, are whole numbers.
-- Only fractional values say anything about the number of days.
SELECT snapshot_sha256, sheet, row, column_name, printed::DOUBLE AS value
FROM (
    UNPIVOT raw.ice_detention_statistics_facilities
    ON adp_level_a, adp_level_b, adp_level_c, adp_level_d,
        adp_male_crim, adp_male_non_crim, adp_female_crim, adp_female_non_crim,
        adp_threat_1, adp_threat_2, adp_threat_3, adp_no_threat, adp_mandatory
    INTO NAME column_name VALUE printed
)
WHERE regexp_full_match(printed, '-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?')
