SELECT snapshot_sha256, sheet, "column" AS column_name, header_printed, column_letter, header_cell
FROM raw.ice_detention_statistics_columns
WHERE "column" IS NOT NULL
