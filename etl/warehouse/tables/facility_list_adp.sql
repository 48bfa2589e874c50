SELECT
    adp.snapshot_sha256,
    adp.sheet,
    adp.row::BIGINT AS row,
    adp.fiscal_year::BIGINT AS fiscal_year,
    adp.cell,
    places.facility_id,
    places.code,
    places.name AS name_printed,
    dates.as_of,
    dates.as_of < make_date(adp.fiscal_year, 9, 30) AS year_to_date,
    -- PDFs print thousands with a comma
    number(CASE WHEN regexp_full_match(adp.value_printed, '[0-9]{1,3}(,[0-9]{3})+') THEN replace(adp.value_printed, ',', '')
        ELSE adp.value_printed END) AS adp,
    adp.value_printed
FROM raw.ice_facility_lists_adp AS adp
JOIN staging.list_places AS places USING (snapshot_sha256, sheet, row)
JOIN staging.list_dates AS dates USING (snapshot_sha256, sheet)
