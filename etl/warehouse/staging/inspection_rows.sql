-- Every printed inspection with its place, day and codes. A token such as `N/A` or `Scheduled FY26` in place of the day is
-- no inspection; another text that is no day (`2/29/2025`) is one whose day isn't known.
WITH coded AS (
    SELECT snapshot_sha256, sheet, row, block,
        max(CASE WHEN list = 'type' THEN code END) AS type, max(CASE WHEN list = 'type' THEN printed END) AS type_printed,
        max(CASE WHEN list = 'standard' THEN code END) AS standard,
        max(CASE WHEN list = 'standard' THEN printed END) AS standard_printed,
        max(CASE WHEN list = 'rating' THEN code END) AS rating,
        max(CASE WHEN list = 'rating' THEN printed END) AS rating_printed
    FROM staging.inspection_words
    GROUP BY ALL
)
SELECT
    cells.snapshot_sha256, cells.sheet, cells.row, cells.block, cells.date_column, cells.date AS date_printed,
    links.facility_id,
    coalesce(links.facility_id, concat_ws('|', clean(printed.name), clean(printed.city), clean(printed.state))) AS place_key,
    printed.name AS name_printed,
    day_of(cells.date) AS inspection_date,
    coalesce(day_of(cells.date)::VARCHAR, clean(cells.date)) AS date_key,
    nullif(coded.type, 'none') AS type,
    coded.type_printed,
    nullif(coded.standard, 'none') AS standard,
    coded.standard_printed,
    nullif(coded.rating, 'none') AS rating,
    coded.rating_printed
FROM staging.inspection_cells AS cells
JOIN raw.ice_detention_statistics_facilities AS printed USING (snapshot_sha256, sheet, row)
LEFT JOIN staging.facility_links AS links USING (snapshot_sha256, sheet, row)
LEFT JOIN coded USING (snapshot_sha256, sheet, row, block)
LEFT JOIN raw.inspection_vocabulary AS tokens ON tokens.list = 'date' AND clean(tokens.printed) = clean(cells.date)
WHERE tokens.code IS NULL
