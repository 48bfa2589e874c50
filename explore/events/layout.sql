-- A sheet or a column that came or went between two editions.
SELECT 'layout/' || substr(changes.snapshot_sha256, 1, 12) || '/' || change || '/' || subject AS id, editions.in_force_from AS day,
    NULL AS facility_id, NULL AS state,
    CASE change WHEN 'sheet_added' THEN 'New sheet: ' WHEN 'sheet_dropped' THEN 'A sheet is gone: '
        WHEN 'column_added' THEN 'New column: ' ELSE 'A column is gone: ' END || subject AS title,
    'Between the editions to ' || changes.previous_as_of || ' and to ' || changes.as_of || '.'
        || CASE WHEN coalesce(nullif(new_cell, ''), old_cell) <> '' THEN ' It stands or stood at ' || coalesce(nullif(new_cell, ''), old_cell) || '.' ELSE '' END AS text,
    '/files/' || changes.snapshot_sha256 || '/' AS address
FROM edition_changes AS changes JOIN editions USING (snapshot_sha256)
WHERE change IN ('sheet_added', 'sheet_dropped', 'column_added', 'column_dropped') AND editions.in_force_from IS NOT NULL
