-- What each edition prints about its facility table: years and date, typed. A fiscal year starts on 1 October; a
-- year-end table is pulled in the weeks after it (7 October in 2019 and 2024), so an October date may close a year.
SELECT
    snapshot_sha256,
    sheet,
    title_fiscal_year::INTEGER AS title_year,
    header_label_fiscal_year::INTEGER AS label_year,
    day_of(as_of_printed) AS header_as_of,
    as_of_cell AS header_as_of_cell,
    payload_sha256,
    day_of(saved_on) AS saved_on
FROM raw.ice_detention_statistics_sheets
WHERE kind = 'facilities' AND state = 'read'
