-- title: Cells we read otherwise than printed
-- more: /detention/corrections
SELECT table_name AS "table", column_name AS "column", printed, understood, evidence, sheet || ', ' || cell AS "sheet and cell", 'file' AS file, '/detention/snapshots/' || snapshot_sha256 AS file_href
FROM corrections ORDER BY decided_on DESC, snapshot_sha256, sheet, cell
