SELECT
    months.snapshot_sha256,
    months.sheet,
    months.row::BIGINT AS row,
    (months.month || '-01')::DATE AS month,
    months.cell,
    places.facility_id,
    places.code,
    places.name AS name_printed,
    dates.as_of,
    dates.as_of < last_day((months.month || '-01')::DATE) AS month_to_date,
    number(months.value_printed) AS adp,
    months.value_printed
FROM raw.ice_facility_lists_months AS months
JOIN staging.list_places AS places USING (snapshot_sha256, sheet, row)
JOIN staging.list_dates AS dates USING (snapshot_sha256, sheet)
