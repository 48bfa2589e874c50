-- Each number of a facility table beside the same place's numbers in the two reference editions of its column.
SELECT cells.snapshot_sha256, cells.sheet, cells.row, cells.place, cells.column_name, cells.span, refs.stands, refs.stretch,
    cells.value, one.value AS one, two.value AS two
FROM staging.place_cells AS cells
JOIN staging.column_references AS refs USING (snapshot_sha256, column_name)
JOIN staging.place_cells AS one ON one.id = hash(refs.one, cells.place, cells.column_name)
JOIN staging.place_cells AS two ON two.id = hash(refs.two, cells.place, cells.column_name)
WHERE cells.is_number AND one.is_number AND two.is_number
