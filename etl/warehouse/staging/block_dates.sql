-- The as-of date of each table of figures, and whether it can be true. ICE leaves dates standing in the Footnotes from older
-- editions and mistypes others. A date counts where it is not after the day the edition was public, not before the table's
-- fiscal year, not before a month that the table has figures of, and not before the date of an earlier edition that counts fewer
-- events of the year (an older table posted anew counts fewer itself, and its date is true). Any other date is kept as printed
-- and tells nothing: all that is known then is that the table ends before the day the edition was public.
WITH printed AS (
    SELECT
        figures.snapshot_sha256, figures.sheet, figures.title_cell, min(figures.block) AS block, max(dates.as_of) AS as_of,
        -- rows of these are years of their own
        CASE WHEN min(figures.block) NOT IN (
            'fear_parole_requested', 'fear_parole_status', 'semiannual', 'semiannual_tps', 'vulnerable_by_reason', 'bonds'
        ) THEN max(fiscal_year) END AS fiscal_year,
        max(CASE
            WHEN period_kind = 'month' AND coalesce(number(value_printed), 0) <> 0
            THEN make_date(coalesce(calendar_year, fiscal_year - (month >= 10)::INTEGER), month, 1)
        END) AS last_month,
        sum(number(value_printed)) FILTER (measure IN ('book_ins', 'book_outs', 'releases', 'removals')) AS events,
    FROM raw.ice_detention_statistics_figures AS figures
    LEFT JOIN staging.figure_dates AS dates USING (as_of_printed)
    GROUP BY figures.snapshot_sha256, figures.sheet, figures.title_cell
),
tables AS (
    SELECT printed.*, editions.in_force_from FROM printed LEFT JOIN core.editions AS editions USING (snapshot_sha256)
),
possible AS (
    SELECT *,
        CASE
            WHEN as_of > in_force_from THEN 'after the edition was public'
            WHEN as_of < make_date(fiscal_year - 1, 10, 1) THEN 'before its fiscal year'
            -- a month's first events beside a date that is the last day of the month before are a matter of hours
            WHEN as_of < last_month - 3 THEN 'before months that have figures'
        END AS impossible
    FROM tables
),
ordered AS (
    SELECT *,
        max(as_of) FILTER (impossible IS NULL) OVER earlier AS before,
        max(events) FILTER (impossible IS NULL) OVER earlier AS events_before
    FROM possible
    WINDOW earlier AS (
        PARTITION BY block, fiscal_year ORDER BY in_force_from NULLS LAST, snapshot_sha256, sheet, title_cell
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
)
SELECT
    snapshot_sha256, sheet, title_cell, as_of,
    coalesce(
        impossible,
        CASE WHEN fiscal_year IS NOT NULL AND as_of < before AND events > events_before
            THEN 'before the date of an edition that counts less' END
    ) AS doubt,
    in_force_from - 1 AS not_after
FROM ordered
