-- title: The very cell: where a place's figures stand
-- question: In which cell does it stand?
-- group: A place
-- line: file, sheet and cell
-- answer: {{ row.facility }} stands in sheet “{{ row.sheet }}” of the edition to {{ row.as_of|day }}, from cell {{ row.cell }} on.
-- example: name=Dilley&as_of=2021-01-23
-- description: Every published value of a place in one edition, with sheet, cell, the header above it, the file's sha256 and its address: what one needs to cite or check a figure. name: any name of the place; as_of: YYYY-MM-DD, the edition is the last one whose table ends on or before that day (empty: Dilley, newest). value is the number or day as understood; printed shows the text where the cell holds something else, such as N/A. The sha256 is the file: the address may serve other bytes today.
WITH edition AS (
    SELECT *
    FROM editions
    WHERE as_of <= date(coalesce(nullif(trim(:as_of), ''), '9999-12-31'))
    ORDER BY as_of DESC, in_force_from DESC, snapshot_sha256
    LIMIT 1
),
places AS (
    SELECT facility_id, name
    FROM facilities
    WHERE facility_id = trim(:name) OR rowid IN (
        SELECT rowid FROM facilities_fts
        WHERE facilities_fts MATCH coalesce(nullif(escape_fts(trim(:name)), ''), 'Dilley')
    )
),
cells AS (
    SELECT
        edition.as_of,
        edition.edition,
        places.name AS facility,
        columns.header_printed,
        columns.column_name,
        columns.column_letter,
        population.row,
        population.sheet,
        ' | ' || population.printed_differs || ' | ' AS printed_differs,
        CASE columns.column_name
            WHEN 'name' THEN population.name_printed
            WHEN 'address' THEN population.address
            WHEN 'city' THEN population.city
            WHEN 'state' THEN population.state
            WHEN 'zip' THEN population.zip
            WHEN 'aor' THEN population.aor
            WHEN 'type_detailed' THEN population.type_detailed
            WHEN 'male_female' THEN population.male_female
            WHEN 'alos' THEN population.alos
            WHEN 'adp_level_a' THEN population.adp_level_a
            WHEN 'adp_level_b' THEN population.adp_level_b
            WHEN 'adp_level_c' THEN population.adp_level_c
            WHEN 'adp_level_d' THEN population.adp_level_d
            WHEN 'adp_male_crim' THEN population.adp_male_crim
            WHEN 'adp_male_non_crim' THEN population.adp_male_non_crim
            WHEN 'adp_female_crim' THEN population.adp_female_crim
            WHEN 'adp_female_non_crim' THEN population.adp_female_non_crim
            WHEN 'adp_threat_1' THEN population.adp_threat_1
            WHEN 'adp_threat_2' THEN population.adp_threat_2
            WHEN 'adp_threat_3' THEN population.adp_threat_3
            WHEN 'adp_no_threat' THEN population.adp_no_threat
            WHEN 'adp_mandatory' THEN population.adp_mandatory
            WHEN 'guaranteed_minimum' THEN population.guaranteed_minimum
            WHEN 'last_inspection_type' THEN population.last_inspection_type
            WHEN 'last_inspection_date' THEN population.last_inspection_date
            WHEN 'last_inspection_end_date' THEN population.last_inspection_end_date
            WHEN 'pending_inspection' THEN population.pending_inspection
            WHEN 'last_inspection_standard' THEN population.last_inspection_standard
            WHEN 'last_inspection_rating' THEN population.last_inspection_rating
            WHEN 'last_final_rating' THEN population.last_final_rating
            WHEN 'second_inspection_type' THEN population.second_inspection_type
            WHEN 'second_inspection_standard' THEN population.second_inspection_standard
            WHEN 'second_inspection_rating' THEN population.second_inspection_rating
            WHEN 'second_inspection_date' THEN population.second_inspection_date
            WHEN 'odo_inspection_end_date' THEN population.odo_inspection_end_date
            WHEN 'odo_final_report_date' THEN population.odo_final_report_date
            WHEN 'odo_inspection_standard' THEN population.odo_inspection_standard
            WHEN 'odo_rating' THEN population.odo_rating
            WHEN 'nakamoto_standard' THEN population.nakamoto_standard
            WHEN 'nakamoto_rating' THEN population.nakamoto_rating
            WHEN 'nakamoto_date' THEN population.nakamoto_date
            WHEN 'second_nakamoto_type' THEN population.second_nakamoto_type
            WHEN 'second_nakamoto_standard' THEN population.second_nakamoto_standard
            WHEN 'second_nakamoto_date' THEN population.second_nakamoto_date
        END AS value,
        places.facility_id,
        population.snapshot_sha256
    FROM edition
    JOIN facility_population AS population USING (snapshot_sha256)
    JOIN places USING (facility_id)
    JOIN snapshot_columns AS columns
        ON columns.snapshot_sha256 = population.snapshot_sha256 AND columns.sheet = population.sheet
),
texts AS (
    SELECT
        cells.*,
        CASE WHEN instr(printed_differs, ' | ' || column_name || '=') > 0
            THEN substr(printed_differs, instr(printed_differs, ' | ' || column_name || '=') + length(column_name) + 4)
        END AS rest
    FROM cells
)
SELECT
    facility,
    header_printed,
    value,
    substr(rest, 1, instr(rest, ' | ') - 1) AS printed,
    sheet,
    column_letter || row AS cell,
    as_of,
    column_name,
    edition,
    snapshots.url,
    snapshot_sha256 AS file_sha256,
    facility_id
FROM texts
JOIN snapshots USING (snapshot_sha256)
ORDER BY facility, row, length(column_letter), column_letter
