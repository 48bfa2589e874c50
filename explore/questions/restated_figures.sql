-- title: Closed months that ICE restated
-- question: Which closed months did ICE restate?
-- group: Can I trust it?
-- line: the largest changes first
-- answer: {{ "More than 1,000" if rows|length > 1000 else rows|length|number }} figures of closed months were printed anew with another value; the largest change is of {{ row.measure|replace("_", " ") }} for {{ row.period_start|string|truncate(7, true, "", 0) }}, from {{ row.value_before|number }} to {{ row.value_now|number }}.
-- description: National figures of a month that was over when ICE first counted it whole, and that a later edition printed otherwise, largest change in percent first. Small changes are late entries; large ones are a changed method, a correction, or an error, so say which edition a number is from. block: bonds, book_ins_by_agency, book_outs_by_reason, adp_by_agency, alos_by_agency, iclos_detainees … (empty: book_ins_by_agency). since: YYYY-MM-DD, restated in an edition public from that day on (empty: the last two years we hold). Reviewed corrections of evident slips are applied.
WITH asked AS (
    SELECT coalesce(nullif(trim(:block), ''), 'book_ins_by_agency') AS block,
        coalesce(nullif(trim(:since), ''), (SELECT date(max(in_force_from), '-2 years') FROM editions)) AS since
),
words AS (
    SELECT figures.*,
        lag(value) OVER figure AS value_before,
        lag(cell) OVER figure AS cell_before,
        lag(sheet) OVER figure AS sheet_before,
        lag(snapshot_sha256) OVER figure AS snapshot_before,
        lag(in_force_from) OVER figure AS said_before
    FROM national_figures AS figures
    WHERE block = (SELECT block FROM asked) AND in_force_from IS NOT NULL AND value IS NOT NULL AND partial = 0
        AND period_kind IN ('month', 'half_month', 'quarter')
    WINDOW figure AS (
        PARTITION BY measure, agency, criminality, facility_type, reason, population, days_in_custody, placement_reason,
            facility_name, parole, period_kind, period_start, period_end
        ORDER BY in_force_from, snapshot_sha256, sheet, cell
    )
)
SELECT
    period_start,
    measure,
    substr(
        coalesce(', ' || agency, '') || coalesce(', ' || criminality, '') || coalesce(', ' || facility_type, '')
            || coalesce(', ' || reason, '') || coalesce(', ' || population, '') || coalesce(', ' || days_in_custody, '')
            || coalesce(', ' || facility_name, ''),
        3
    ) AS figure,
    round(value_before, 4) AS value_before,
    round(value, 4) AS value_now,
    round(100.0 * (value - value_before) / nullif(value_before, 0), 1) AS percent,
    said_before,
    in_force_from AS restated_on,
    sheet_before,
    cell_before,
    sheet,
    cell,
    snapshot_before,
    snapshot_sha256 AS snapshot_now
FROM words
WHERE value_before IS NOT NULL AND value <> value_before AND in_force_from >= (SELECT since FROM asked)
ORDER BY abs(value - value_before) / nullif(abs(value_before), 0) DESC, period_start DESC, figure, in_force_from, cell
LIMIT 1000
