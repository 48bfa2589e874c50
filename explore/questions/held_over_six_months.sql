-- title: People held for more than six months
-- question: How many are held over six months?
-- group: The whole country
-- line: and over one and two years
-- answer: At the end of {{ row.day|day }}, {{ row.over_180_days|people }} people had been held for more than 180 days ({{ row.over_180_days_percent|number }} percent of all), {{ row.over_365_days|people }} of them over a year and {{ row.over_730_days|people }} over two years, as ICE printed it last.
-- description: How many of the people in custody in the middle and at the end of each month had been held for more than 180, 365 and 730 days, by ICE's last word on that day: closed months are restated at times, and the edition named is the last that changed a cell. people: total, adult, family, adult_positive_fear or family_positive_fear, the last two being people with a positive fear determination, a part of the first (empty: total). ICE leaves days empty it has not counted yet: they are missing here, not zero.
-- chart: day: over_180_days, over_365_days, over_730_days
WITH words AS (
    SELECT figures.period_end, figures.days_in_custody, figures.value, figures.sheet, figures.cell, figures.snapshot_sha256,
        figures.in_force_from,
        row_number() OVER (
            PARTITION BY figures.period_end, figures.days_in_custody
            ORDER BY figures.in_force_from DESC, figures.snapshot_sha256, figures.sheet, figures.cell
        ) AS nth
    FROM national_figures AS figures
    WHERE figures.block = 'iclos_detainees' AND figures.in_force_from IS NOT NULL AND figures.in_force_until IS NULL
        AND figures.population = lower(coalesce(nullif(trim(:people), ''), 'total'))
),
last_words AS (
    SELECT *, max(in_force_from) OVER (PARTITION BY period_end) AS restated
    FROM words
    WHERE nth = 1
),
days AS (
    SELECT
        period_end AS day,
        sum(CASE WHEN days_in_custody = 'total' THEN value END) AS in_custody,
        sum(CASE WHEN days_in_custody IN ('181_365', '366_730', 'over_730') THEN value END) AS over_180_days,
        sum(CASE WHEN days_in_custody IN ('366_730', 'over_730') THEN value END) AS over_365_days,
        sum(CASE WHEN days_in_custody = 'over_730' THEN value END) AS over_730_days,
        count(CASE WHEN days_in_custody IN ('181_365', '366_730', 'over_730') THEN value END) AS bands,
        max(restated) AS last_changed,
        max(CASE WHEN in_force_from = restated THEN sheet END) AS sheet,
        group_concat(CASE WHEN days_in_custody <> '0_180' THEN days_in_custody || ': ' || cell
            || CASE WHEN in_force_from < restated THEN ' of ' || substr(snapshot_sha256, 1, 8) ELSE '' END END, ', ') AS cells,
        max(CASE WHEN in_force_from = restated THEN snapshot_sha256 END) AS snapshot_sha256
    FROM (SELECT * FROM last_words ORDER BY period_end, days_in_custody)
    GROUP BY period_end
)
SELECT
    day,
    CAST(over_180_days AS INTEGER) AS over_180_days,
    CAST(over_365_days AS INTEGER) AS over_365_days,
    CAST(over_730_days AS INTEGER) AS over_730_days,
    CAST(in_custody AS INTEGER) AS in_custody,
    round(100.0 * over_180_days / nullif(in_custody, 0), 1) AS over_180_days_percent,
    last_changed,
    sheet,
    cells,
    snapshot_sha256
FROM days
WHERE bands = 3
ORDER BY day DESC
