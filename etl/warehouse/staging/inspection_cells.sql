-- One row per inspection that a facility row prints: up to four cells of one block of columns, as printed.
-- In the layouts with ODO columns the column "Last Inspection Type" opens the ODO block.
WITH printed AS (
    SELECT snapshot_sha256, sheet, row, unnest([
        struct_pack(block := 'last', type := last_inspection_type,
            standard := last_inspection_standard, rating := coalesce(last_inspection_rating, last_final_rating),
            date := coalesce(last_inspection_date, last_inspection_end_date),
            date_column := CASE WHEN last_inspection_date IS NULL THEN 'last_inspection_end_date'
                ELSE 'last_inspection_date' END),
        struct_pack(block := 'second', type := second_inspection_type, standard := second_inspection_standard,
            rating := second_inspection_rating, date := second_inspection_date, date_column := 'second_inspection_date'),
        struct_pack(block := 'odo', type := last_inspection_type, standard := odo_inspection_standard,
            rating := odo_rating, date := coalesce(odo_inspection_end_date, odo_final_report_date),
            date_column := CASE WHEN odo_inspection_end_date IS NULL THEN 'odo_final_report_date'
                ELSE 'odo_inspection_end_date' END),
        struct_pack(block := 'nakamoto', type := NULL::VARCHAR, standard := nakamoto_standard, rating := nakamoto_rating,
            date := nakamoto_date, date_column := 'nakamoto_date'),
        struct_pack(block := 'second_nakamoto', type := second_nakamoto_type, standard := second_nakamoto_standard,
            rating := NULL::VARCHAR, date := second_nakamoto_date, date_column := 'second_nakamoto_date')
    ], recursive := true)
    FROM raw.ice_detention_statistics_facilities
)
SELECT * FROM printed WHERE date IS NOT NULL
