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
    editions.as_of_basis,
    -- both filled by the check stage
    NULL::VARCHAR AS quality,
    NULL::VARCHAR AS doubted,
    editions.days_outcome = 'rounded' AS rounded,
    -- a place that the table lists twice counts once: its first row with a figure; unlinked, it is what the row prints
    last_word.as_of IS NOT NULL AND row_number() OVER (
        PARTITION BY snapshot_sha256, coalesce(links.facility_id, concat_ws('|', printed.name_printed, printed.city, printed.state))
        ORDER BY row_flags.adp_total IS NULL, sheet, row
    ) = 1 AS is_last_word
FROM staging.facility_values AS printed
LEFT JOIN staging.facility_links AS links USING (snapshot_sha256, sheet, row)
LEFT JOIN staging.row_flags AS row_flags USING (snapshot_sha256, sheet, row)
LEFT JOIN staging.facility_cells AS cells USING (snapshot_sha256, sheet, row)
LEFT JOIN staging.adp_letters AS adp_letters USING (snapshot_sha256, sheet)
JOIN core.editions AS editions ON editions.snapshot_sha256 = printed.snapshot_sha256
LEFT JOIN staging.edition_last_word AS last_word
    ON last_word.snapshot_sha256 = printed.snapshot_sha256 AND last_word.as_of = editions.as_of
