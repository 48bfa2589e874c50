-- Figures with numbers and days. A fiscal year runs from 1 October; a month of a fiscal-year block has the calendar year
-- that follows. ICLOS: mid is the 15th, end the last day of the month (ICE's footnote). An as-of date that cannot be true
-- (staging.block_dates) is kept and tells nothing: no more was counted than to the day before the edition was public.
WITH titles AS (
    SELECT snapshot_sha256, sheet, title_cell, max(fiscal_year) AS newest_year
    FROM raw.ice_detention_statistics_figures
    GROUP BY ALL
),
typed AS (
    SELECT figures.* REPLACE (coalesce(label_state, 'reviewed') AS label_state), dates.as_of, number(value_printed) AS printed_number,
        coalesce(calendar_year, fiscal_year - (month >= 10)::INTEGER) AS month_year,
        CASE WHEN dates.doubt IS NULL THEN dates.as_of END AS counted_to,
        dates.doubt AS as_of_doubt,
        dates.not_after,
        fiscal_year < titles.newest_year AS past_year
    FROM raw.ice_detention_statistics_figures AS figures
    JOIN titles ON titles.snapshot_sha256 = figures.snapshot_sha256 AND titles.sheet = figures.sheet
        AND titles.title_cell IS NOT DISTINCT FROM figures.title_cell
    LEFT JOIN staging.block_dates AS dates ON dates.snapshot_sha256 = figures.snapshot_sha256
        AND dates.sheet = figures.sheet AND dates.title_cell IS NOT DISTINCT FROM figures.title_cell
),
starts AS (
    SELECT *,
        CASE
            WHEN period_kind IS NULL THEN NULL -- a column label that nobody has reviewed
            WHEN period_kind = 'day' THEN counted_to
            WHEN period_kind IN ('month', 'half_month') THEN make_date(month_year, month, 1)
            WHEN period_kind = 'quarter' THEN make_date(fiscal_year - 1, 10, 1) + INTERVAL (3 * quarter - 3) MONTH
            ELSE make_date(fiscal_year - 1, 10, 1)
        END::DATE AS first_day
    FROM typed
),
ends AS (
    SELECT *,
        CASE
            WHEN period_kind IS NULL THEN NULL
            WHEN period_kind = 'day' THEN counted_to
            WHEN period_kind = 'half_month' AND half = 'mid' THEN first_day + 14
            WHEN last_day IS NOT NULL THEN first_day + (last_day - 1)::INTEGER
            WHEN period_kind IN ('month', 'half_month') THEN last_day(first_day)
            WHEN period_kind = 'quarter' THEN (first_day + INTERVAL 3 MONTH)::DATE - 1
            -- court appearances: "FY26 thru January"
            WHEN month IS NOT NULL THEN last_day(make_date(month_year, month, 1))
            ELSE make_date(fiscal_year, 9, 30)
        END::DATE AS full_end,
        last_day IS NOT NULL OR (period_kind = 'fiscal_year_to_date' AND month IS NOT NULL AND month <> 9) AS cut
    FROM starts
),
-- A month of which every figure of the block is zero or blank, where a zero cannot be: ICE has not filled it in.
zeros AS (
    SELECT snapshot_sha256 AS of_snapshot, sheet AS of_sheet, title_cell AS of_title, first_day AS of_day, half AS of_half
    FROM ends
    WHERE period_kind IN ('month', 'half_month')
        AND block IN (
            'adp_by_agency', 'adp_by_facility_type', 'alos_by_agency', 'alos_by_facility_type', 'alos_adult_by_agency',
            'book_ins_by_agency', 'releases_by_reason', 'book_outs_by_reason', 'bonds', 'iclos', 'iclos_detainees'
        )
    GROUP BY ALL
    HAVING coalesce(max(abs(printed_number)), 0) = 0
)
SELECT
    * EXCLUDE (period_kind, last_day, month_year, cut, past_year, not_after, of_snapshot, of_sheet, of_title, of_day, of_half),
    -- what it is about, but for the two that corrections can change (measure, facility_type), as one number to compare by. 64 bits:
    -- that two of 100,000 meet has a chance of one in four billion. Labels nobody has reviewed stand for themselves.
    hash(
        CASE label_state WHEN 'unreviewed' THEN concat_ws(' | ', group_label, row_label, column_label) END,
        agency, criminality, disposition, reason, removal_kind, parole, aor, technology, status, hearing, appearance, population,
        days_in_custody, final_order, placement_reason, citizenship, facility_name, facility_code
    ) AS dimensions,
    CASE
        WHEN period_kind IN ('fiscal_year', 'fiscal_year_to_date')
            THEN CASE WHEN NOT cut AND counted_to >= full_end OR past_year OR month = 9 THEN 'fiscal_year' ELSE 'fiscal_year_to_date' END
        ELSE period_kind
    END AS period_kind,
    CASE
        WHEN period_kind IN ('day', 'half_month', 'quarter') OR cut OR counted_to >= full_end OR past_year OR month = 9 THEN full_end
        WHEN counted_to >= first_day THEN counted_to
        -- something was counted after the day ICE says it counted to: how far is not known
        WHEN counted_to < first_day AND printed_number <> 0 THEN NULL
        WHEN period_kind IN ('fiscal_year', 'fiscal_year_to_date') THEN NULL
        -- public before the month was over: how far it counts is not known
        WHEN counted_to IS NULL AND full_end > not_after AND printed_number <> 0 THEN NULL
        ELSE full_end
    END AS period_end,
    CASE
        WHEN period_kind IN ('day', 'half_month') THEN false
        WHEN cut THEN true
        WHEN past_year OR period_kind = 'fiscal_year_to_date' AND month = 9 THEN false
        WHEN counted_to < first_day AND (period_kind LIKE 'fiscal_year%' OR printed_number <> 0) THEN NULL
        WHEN counted_to IS NULL AND not_after BETWEEN first_day AND full_end - 1 THEN true
        ELSE counted_to BETWEEN first_day AND full_end - 1
    END AS partial,
    CASE
        WHEN printed_number IS NULL AND value_printed IS NULL THEN 'blank'
        WHEN printed_number IS NULL THEN 'token'
        WHEN printed_number = 0 AND coalesce(counted_to, not_after) < first_day THEN 'future'
        WHEN printed_number = 0 AND of_snapshot IS NOT NULL THEN 'unpublished'
        ELSE 'value'
    END AS value_state
FROM ends
LEFT JOIN zeros ON of_snapshot = snapshot_sha256 AND of_sheet = sheet AND of_title = title_cell AND of_day = first_day
    AND of_half IS NOT DISTINCT FROM half
