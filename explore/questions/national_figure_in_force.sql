-- title: What ICE's national figures were on a given day, as it had said by then
-- question: What were the national figures that day?
-- group: The whole country
-- line: as ICE had said by then
-- answer: {{ rows|length|counted("figure") }} were in force, the first said from {{ row.said_from|day }} on.
-- description: ICE's last word, by that day, on every figure of one block: the newest day counted, month or year for each. Later editions restate closed months; here they do not count. day: YYYY-MM-DD, the day on which one would have looked (empty: today). block: detained_by_criminality, detained_by_disposition, book_ins_by_agency, book_outs_by_reason, removals, adp_by_agency, alos_by_agency, bonds, atd_by_technology … (empty: detained_by_criminality; all are in national_figures). period: a day, what ICE had said about the month or year around it (empty: the newest). superseded_on: when an edition printed it otherwise. Copies and older tables posted again never count.
WITH asked AS (
    SELECT
        date(coalesce(nullif(trim(:day), ''), (SELECT max(looked) FROM (SELECT max(substr(last_seen, 1, 10)) AS looked FROM snapshots UNION ALL SELECT max(published) FROM statements)))) AS day,
        coalesce(nullif(trim(:block), ''), 'detained_by_criminality') AS block,
        date(nullif(trim(:period), '')) AS period
),
words AS (
    SELECT figures.*
    FROM asked
    JOIN national_figures AS figures ON figures.block = asked.block
    WHERE figures.in_force_from <= asked.day AND coalesce(figures.in_force_until > asked.day, 1)
        AND (asked.period IS NULL OR asked.period BETWEEN figures.period_start AND coalesce(figures.period_end, figures.period_start))
),
newest AS (
    SELECT measure, period_kind, max(period_start) AS period_start FROM words GROUP BY measure, period_kind
)
SELECT
    words.period_kind,
    words.period_start,
    words.period_end,
    CASE words.partial WHEN 1 THEN 'yes' END AS running,
    words.measure,
    words.group_label,
    words.row_label,
    words.column_label,
    words.value,
    words.unit,
    words.in_force_from AS said_from,
    words.in_force_until AS superseded_on,
    CASE words.corrected WHEN 1 THEN words.value_printed END AS printed,
    words.sheet,
    words.cell,
    words.snapshot_sha256
FROM words
JOIN newest USING (measure, period_kind, period_start)
ORDER BY words.period_start DESC, words.period_kind, words.measure, words.sheet, length(words.cell), words.cell
