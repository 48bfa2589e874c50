-- One row per place and day: ICE prints an inspection in up to dozens of editions, in several blocks of columns and under
-- several words (the ODO columns stand beside "Regular" in 2023). The newest edition decides, except that a rating
-- outlives a later "Pending". Inspections that only a page of ice.gov names are added.
WITH dated AS (
    SELECT rows.*, editions.as_of, greatest(as_of, in_force_from) AS printed_by,
        struct_pack(day := coalesce(in_force_from, as_of), as_of, sha256 := snapshot_sha256, block, "row") AS edition
    FROM staging.inspection_rows AS rows JOIN core.editions AS editions USING (snapshot_sha256)
),
workbooks AS (
    SELECT
        place_key, date_key,
        min(inspection_date) AS inspection_date,
        arg_max(facility_id, edition) AS facility_id,
        arg_max(name_printed, edition) AS name_printed,
        coalesce(
            arg_max(type, edition) FILTER (WHERE type IS NOT NULL AND (block <> 'odo' OR type IN ('odo', 'orsa', 'oasip'))),
            CASE WHEN bool_or(block = 'odo') THEN 'odo' END
        ) AS inspection_type,
        bool_or(block = 'odo') AS in_odo_columns,
        bool_or(block IN ('nakamoto', 'second_nakamoto')) AS in_nakamoto_columns,
        count(DISTINCT type) FILTER (WHERE block <> 'odo') > 1 AS types_differ,
        arg_max(standard, edition) FILTER (WHERE standard IS NOT NULL) AS standard,
        count(DISTINCT standard) > 1 AS standards_differ,
        coalesce(arg_max(rating, edition) FILTER (WHERE rating <> 'pending'), max(rating)) AS rating,
        count(DISTINCT rating) FILTER (WHERE rating <> 'pending') > 1 AS ratings_differ,
        string_agg(DISTINCT trim(type_printed), ' | ' ORDER BY trim(type_printed)) AS types_printed,
        string_agg(DISTINCT trim(standard_printed), ' | ' ORDER BY trim(standard_printed)) AS standards_printed,
        string_agg(DISTINCT trim(rating_printed), ' | ' ORDER BY trim(rating_printed)) AS ratings_printed,
        max(printed_by) AS last_printed_by, min(as_of) AS first_as_of, max(as_of) AS last_as_of, count(DISTINCT snapshot_sha256) AS n_editions,
        min(struct_pack(edition, snapshot_sha256, sheet, row, date_column, date_printed)) AS first_seen,
        arg_max(snapshot_sha256, edition) AS last_snapshot_sha256
    FROM dated
    GROUP BY place_key, date_key
),
pages AS (
    SELECT * FROM core.facility_documents WHERE kind IN ('odo_inspection', 'prea_audit')
),
reports AS (
    SELECT workbooks.place_key, workbooks.date_key, min(pages.document_id) AS document_id
    FROM workbooks JOIN pages
        ON pages.facility_id = workbooks.facility_id AND inspection_date BETWEEN date_from AND date_to
        AND pages.kind = 'odo_inspection' AND (in_odo_columns OR inspection_type IN ('odo', 'oasip'))
    GROUP BY ALL
)
SELECT
    'insp_' || left(sha256(concat_ws('|', place_key, date_key)), 12) AS inspection_id,
    workbooks.facility_id, name_printed, inspection_date,
    first_seen.date_printed,
    CASE
        WHEN inspection_type = 'orsa' THEN 'facility'
        WHEN in_odo_columns OR inspection_type IN ('odo', 'oasip') THEN 'odo'
        WHEN in_nakamoto_columns THEN 'nakamoto'
        WHEN inspection_type IN ('ero', 'bop') THEN inspection_type
    END AS body,
    inspection_type, types_printed, standard, standards_printed, rating, ratings_printed,
    nullif(concat_ws(';',
        CASE WHEN inspection_date IS NULL THEN 'no_date' END,
        CASE WHEN inspection_date > last_printed_by + 10 THEN 'after_edition' END,
        CASE WHEN types_differ THEN 'types_differ' END,
        CASE WHEN standards_differ THEN 'standards_differ' END,
        CASE WHEN ratings_differ THEN 'ratings_differ' END
    ), '') AS flags,
    first_as_of, last_as_of, n_editions,
    first_seen.snapshot_sha256 AS snapshot_sha256, first_seen.sheet AS sheet,
    columns.column_letter || first_seen.row AS cell,
    last_snapshot_sha256,
    pages.document_url AS report_url,
    pages.document_id
FROM workbooks
LEFT JOIN reports USING (place_key, date_key)
LEFT JOIN pages ON pages.document_id = reports.document_id
LEFT JOIN raw.ice_detention_statistics_columns AS columns
    ON columns.snapshot_sha256 = first_seen.snapshot_sha256 AND columns.sheet = first_seen.sheet
    AND columns."column" = first_seen.date_column
UNION ALL
SELECT
    'insp_' || left(sha256(document_id), 12), facility_id, place_printed, date_to, dates_printed,
    CASE kind WHEN 'odo_inspection' THEN 'odo' ELSE 'prea_auditor' END,
    CASE kind WHEN 'odo_inspection' THEN 'odo' ELSE 'prea_audit' END,
    NULL, NULL, NULL, NULL, NULL,
    CASE WHEN date_to IS NULL THEN 'no_date' END,
    NULL, NULL, 0, snapshot_sha256, NULL, NULL, NULL, document_url, document_id
FROM pages
WHERE document_id NOT IN (SELECT document_id FROM reports)
