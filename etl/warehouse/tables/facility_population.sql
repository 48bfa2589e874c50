SELECT
    printed.*,
    links.facility_id,
    links.link_basis,
    row_flags.adp_total,
    replace(adp_letters.cells, '#', row::VARCHAR) AS adp_cells,
    row_flags.flags,
    cells.printed_differs,
    editions.fiscal_year,
    editions.header_as_of,
    editions.days_in_period,
    editions.as_of,
    editions.days_outcome = 'rounded' AS rounded
FROM staging.facility_values AS printed
LEFT JOIN staging.facility_links AS links USING (snapshot_sha256, sheet, row)
LEFT JOIN staging.row_flags AS row_flags USING (snapshot_sha256, sheet, row)
LEFT JOIN staging.facility_cells AS cells USING (snapshot_sha256, sheet, row)
LEFT JOIN staging.adp_letters AS adp_letters USING (snapshot_sha256, sheet)
JOIN core.editions AS editions ON editions.snapshot_sha256 = printed.snapshot_sha256
