-- The words of each printed inspection with their codes; code null where the vocabulary doesn't know the word.
-- The second Nakamoto block has three columns, headed type, standard and date, but in 13 editions of 2023 they hold
-- standard, rating and date. A word belongs to the list that knows it, whatever the header says.
WITH words AS (
    SELECT snapshot_sha256, sheet, row, block, column_name, printed, clean(printed) AS word
    FROM (
        UNPIVOT staging.inspection_cells ON type, standard, rating INTO NAME column_name VALUE printed
    )
),
known AS (
    SELECT list, clean(printed) AS word, min(code) AS code FROM raw.inspection_vocabulary GROUP BY ALL
)
SELECT
    words.*,
    CASE WHEN own.code IS NULL AND block = 'second_nakamoto' THEN other.list ELSE column_name END AS list,
    coalesce(own.code, CASE WHEN block = 'second_nakamoto' THEN other.code END) AS code
FROM words
LEFT JOIN known AS own ON own.list = column_name AND own.word = words.word
LEFT JOIN known AS other
    ON other.list = CASE column_name WHEN 'type' THEN 'standard' WHEN 'standard' THEN 'rating' END
    AND other.word = words.word
