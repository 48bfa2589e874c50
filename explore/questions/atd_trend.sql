-- title: People in alternatives to detention, by technology
-- question: Who is tracked instead of detained?
-- group: The whole country
-- line: alternatives to detention, by technology
-- answer: {{ row.total|people }} people were in alternatives to detention on {{ row.day|day }}, {{ row.smartlink_app|people }} of them with the SmartLINK app and {{ row.ankle_monitor|people }} with an ankle monitor.
-- description: People tracked by app, ankle or wrist monitor or telephone on the day of each edition, newest first. One person can use two technologies and is then under dual. ICE prints the split since August 2022; before, only the total. gps was renamed ankle monitor in January 2024. difference: total less all technologies; where it is not 0 a printed cell is wrong. Each day once, from the first edition that had it. doubt: the day printed or the figures can't be right, as what_is_wrong says of that sheet; the chart leaves those out. cells: the technologies' in the order of the columns, then the total's.
-- chart: day: total, smartlink_app, ankle_monitor, wristworn, veriwatch, voice_id, dual; without doubt
WITH tables AS (
    SELECT figures.as_of, figures.snapshot_sha256, figures.sheet, editions.in_force_from,
        row_number() OVER (
            PARTITION BY figures.as_of ORDER BY editions.in_force_from, figures.snapshot_sha256, figures.sheet
        ) AS nth
    FROM (
        SELECT DISTINCT as_of, snapshot_sha256, sheet FROM national_figures WHERE block = 'atd_by_aor' AND as_of IS NOT NULL
    ) AS figures
    JOIN editions USING (snapshot_sha256)
    WHERE editions.in_force_from IS NOT NULL
),
people AS (
    SELECT tables.as_of, tables.in_force_from, tables.snapshot_sha256, tables.sheet, figures.block, figures.technology,
        figures.value, figures.cell
    FROM tables
    JOIN national_figures AS figures ON figures.snapshot_sha256 = tables.snapshot_sha256 AND figures.sheet = tables.sheet
    WHERE tables.nth = 1 AND figures.measure = 'participants' AND (
        figures.block = 'atd_by_technology'
        OR figures.block = 'atd_by_aor' AND figures.aor = 'total' AND figures.technology = 'total'
    )
),
days AS (
    SELECT as_of, in_force_from, sheet, snapshot_sha256,
        max(CASE WHEN block = 'atd_by_aor' THEN value END) AS total,
        max(CASE WHEN technology = 'smartlink' THEN value END) AS smartlink,
        max(CASE WHEN technology IN ('gps', 'ankle_monitor') THEN value END) AS ankle_monitor,
        max(CASE WHEN technology = 'wristworn' THEN value END) AS wristworn,
        max(CASE WHEN technology = 'veriwatch' THEN value END) AS veriwatch,
        max(CASE WHEN technology = 'voice_id' THEN value END) AS voice_id,
        max(CASE WHEN technology = 'dual' THEN value END) AS dual,
        max(CASE WHEN technology = 'none' THEN value END) AS no_technology,
        sum(CASE WHEN block = 'atd_by_technology' AND technology <> 'total' THEN value END) AS by_technology,
        group_concat(CASE WHEN technology <> 'total' THEN technology || ': ' || cell END, ', ') AS technology_cells,
        max(CASE WHEN block = 'atd_by_aor' THEN cell END) AS total_cell
    FROM (SELECT * FROM people ORDER BY as_of, length(cell), cell)
    GROUP BY as_of, in_force_from, sheet, snapshot_sha256
)
SELECT
    as_of AS day,
    CAST(total AS INTEGER) AS total,
    CAST(smartlink AS INTEGER) AS smartlink_app,
    CAST(ankle_monitor AS INTEGER) AS ankle_monitor,
    CAST(wristworn AS INTEGER) AS wristworn,
    CAST(veriwatch AS INTEGER) AS veriwatch,
    CAST(voice_id AS INTEGER) AS voice_id,
    CAST(dual AS INTEGER) AS dual,
    CAST(no_technology AS INTEGER) AS no_technology,
    CAST(total - by_technology AS INTEGER) AS difference,
    (
        SELECT group_concat(DISTINCT CASE checks.rule WHEN 'figure_dates_move_on' THEN 'day' ELSE 'figures' END)
        FROM snapshot_checks AS checks
        WHERE checks.snapshot_sha256 = days.snapshot_sha256 AND checks.sheet = days.sheet AND NOT checks.holds
            AND (
                checks.rule = 'figure_dates_move_on' AND checks.message LIKE '%atd_by_aor%'
                OR checks.rule = 'figures_keep_magnitude' AND checks.message LIKE 'atd_by_technology%'
            )
    ) AS doubt,
    in_force_from AS public_from,
    sheet,
    total_cell,
    technology_cells,
    snapshot_sha256
FROM days
ORDER BY day DESC
