-- Wholes against the sum of their parts, along one dimension of a block at a time: `identity` names the dimension. Only
-- where the whole and a part are printed. Average populations are compared to 0.01: they have up to 13 digits.
-- Labels nobody has reviewed are parts of their own: whether a sum comes out with them says whether they fit.
WITH figures AS (
    SELECT
        figures.* REPLACE (
            coalesce(agency, unreviewed) AS agency, coalesce(criminality, unreviewed) AS criminality,
            coalesce(facility_type, unreviewed) AS facility_type, coalesce(reason, unreviewed) AS reason,
            coalesce(technology, unreviewed) AS technology, coalesce(status, unreviewed) AS status,
            coalesce(aor, unreviewed) AS aor, coalesce(appearance, unreviewed) AS appearance,
            coalesce(days_in_custody, unreviewed) AS days_in_custody, coalesce(population, unreviewed) AS population,
            coalesce(placement_reason, unreviewed) AS placement_reason,
            coalesce(facility_name, unreviewed) AS facility_name
        ),
        period_kind LIKE 'fiscal_year%' AS whole_year
    FROM (
        SELECT *,
            CASE label_state
                WHEN 'unreviewed' THEN concat_ws(' ', coalesce(group_label, split_part(row_label, ' | ', 1)), column_label)
            END AS unreviewed
        FROM staging.figures
        WHERE value_state = 'value'
    ) AS figures
),
-- reasons: bonds set by ICE and by a judge are parts of "bonded out", which is the part of the total
parts AS (
    SELECT 'agency' AS identity, agency AS part, concat_ws('/', criminality, facility_type) AS rest, *
    FROM figures WHERE block IN ('book_ins_by_agency', 'adp_by_agency')
    UNION ALL
    SELECT 'criminality', criminality, concat_ws('/', agency, reason, facility_type), *
    FROM figures
    WHERE block IN ('adp_by_agency', 'book_ins_by_criminality', 'releases_by_reason', 'book_outs_by_reason')
    UNION ALL
    SELECT 'facility_type', facility_type, coalesce(criminality, ''), *
    FROM figures
    WHERE block IN (
        'book_ins_by_criminality', 'releases_by_facility_type', 'book_outs_by_facility_type', 'adp_by_facility_type',
        'fear_detained', 'family_released'
    )
    UNION ALL
    SELECT 'reason', reason, criminality, *
    FROM figures
    WHERE block IN ('releases_by_reason', 'book_outs_by_reason') AND reason NOT IN ('bond_set_by_ice', 'bond_set_by_ij')
    UNION ALL
    SELECT 'bond', CASE reason WHEN 'bonded_out' THEN 'total' ELSE reason END, criminality, *
    FROM figures
    WHERE block IN ('releases_by_reason', 'book_outs_by_reason')
        AND reason IN ('bonded_out', 'bond_set_by_ice', 'bond_set_by_ij')
    UNION ALL
    SELECT 'month', CASE WHEN whole_year THEN 'total' ELSE month::VARCHAR END, regexp_extract(cell, '[0-9]+'), *
    FROM figures
    WHERE block IN (
        'book_ins_by_agency', 'releases_by_reason', 'book_outs_by_reason', 'fear_parole_requested', 'fear_parole_status',
        'family_released'
    )
    UNION ALL
    SELECT 'technology', technology, coalesce(aor, ''), *
    FROM figures
    WHERE block = 'atd_by_technology' OR (block = 'atd_by_aor' AND measure = 'participants' AND aor <> 'total')
    UNION ALL
    SELECT 'status', status, '', * FROM figures WHERE block = 'atd_by_status' AND measure = 'participants'
    UNION ALL
    SELECT 'aor', aor, '', *
    FROM figures
    WHERE (block = 'atd_by_aor' AND measure = 'participants' AND technology = 'total') OR block = 'fear_detained_by_aor'
    UNION ALL
    SELECT 'appearance', appearance, hearing, *
    FROM figures WHERE block = 'atd_court_appearance' AND measure = 'hearings'
    UNION ALL
    SELECT 'days_in_custody', days_in_custody, population, * FROM figures WHERE block = 'iclos_detainees'
    UNION ALL
    SELECT 'population', population, days_in_custody, * FROM figures WHERE block = 'iclos_detainees'
    UNION ALL
    SELECT 'placement_reason', placement_reason, '', *
    FROM figures WHERE block = 'vulnerable_by_reason' AND measure = 'placements'
    UNION ALL
    SELECT 'facility', facility_name, '', * FROM figures WHERE block IN ('segregation_by_facility', 'stateless_by_facility')
)
SELECT
    identity, snapshot_sha256, sheet, block, title_cell, measure,
    min(cell) FILTER (WHERE part = 'total') AS cell,
    max(printed_number) FILTER (WHERE part = 'total') AS whole,
    sum(printed_number) FILTER (WHERE part <> 'total') AS parts,
    -- a row without a label can be a part, or a total that lost its label
    sum(printed_number) FILTER (WHERE part NOT IN ('total', 'unlabelled') AND label_state = 'reviewed') AS labelled_parts,
    count(*) FILTER (WHERE label_state = 'unreviewed') AS n_unreviewed,
    count(*) FILTER (WHERE part <> 'total') AS n_parts,
    string_agg(cell, ' ' ORDER BY length(cell), cell) FILTER (WHERE part <> 'total') AS part_cells,
    min(CASE WHEN part = 'total' THEN concat_ws(', ', group_label, row_label, column_label) END) AS what
FROM parts
GROUP BY identity, snapshot_sha256, sheet, block, title_cell, measure, rest,
    CASE WHEN identity = 'month' THEN NULL ELSE first_day END,
    CASE WHEN identity = 'month' THEN NULL ELSE whole_year END,
    half
HAVING count(*) FILTER (WHERE part = 'total') = 1 AND count(*) FILTER (WHERE part <> 'total') > 0
