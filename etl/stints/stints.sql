-- From stints to counts, in the SQL that DuckDB and Spark both run with the same answers: whole numbers and CASE, windows with
-- a total order, no function of dates (days are numbers since 1970-01-01, made where a file is read: `layouts.py`).
-- Each query begins with `-- name:`; it reads those before it, `given` (one row a stint) and `years` (first_day, last_day, year).

-- name: placed
-- A stint without a book-out ended with the stay or where the person's next began, whichever came first; else it goes on to the
-- last day of the release. Of two equal stints the one without comes first, and so adds nothing to the other.
SELECT person, stay_in, code, day_in, ended, nationality, criminality, code_before, stay_before,
    CASE WHEN day_out IS NOT NULL THEN day_out WHEN next_in IS NULL OR next_in > stay_out THEN coalesce(stay_out, next_in, last_day)
        ELSE next_in END AS day_out
FROM (
    SELECT person, stay_in, code, day_in, day_out, stay_out, last_day, nationality, criminality,
        CASE WHEN stay_out IS NULL AND day_out IS NULL THEN 0 ELSE 1 END AS ended,
        lead(day_in) OVER one_person AS next_in,
        lag(code) OVER one_person AS code_before,
        lag(stay_in) OVER one_person AS stay_before
    FROM given
    WINDOW one_person AS (PARTITION BY person ORDER BY stay_in, time_in, code, coalesce(day_out, -1), coalesce(stay_out, -1))
) AS stints

-- name: covered
-- The nights of each stint that no earlier one of the same person in the same place has: a stint printed twice, or two that
-- overlap, count once. A night is counted at the end of the day it is named by: the day of book-in is one, that of book-out not.
SELECT person, code, nationality, criminality, day_out,
    CASE WHEN seen_until > day_in THEN seen_until ELSE day_in END AS day_in
FROM (
    SELECT person, code, nationality, criminality, day_in, day_out,
        max(day_out) OVER (PARTITION BY person, code ORDER BY day_in, day_out, nationality, criminality
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS seen_until
    FROM placed
    WHERE day_out > day_in
) AS spells
WHERE day_out > coalesce(seen_until, day_in)

-- name: changes
SELECT code, day, sum(change) AS change
FROM (
    SELECT code, day_in AS day, 1 AS change FROM covered
    UNION ALL SELECT code, day_out, -1 FROM covered
) AS steps
GROUP BY code, day

-- name: held
-- Persons held at least one night, and their nights, by place and fiscal year.
SELECT code, year, nationality, criminality, count(*) AS n, sum(nights) AS days
FROM (
    SELECT person, code, year, min(nationality) AS nationality, min(criminality) AS criminality, sum(nights) AS nights
    FROM (
        SELECT person, code, year, nationality, criminality,
            CASE WHEN day_out > last_day THEN last_day + 1 ELSE day_out END
            - CASE WHEN day_in < first_day THEN first_day ELSE day_in END AS nights
        FROM covered JOIN years ON day_in <= last_day AND day_out > first_day
    ) AS parts
    GROUP BY person, code, year
) AS persons
GROUP BY code, year, nationality, criminality

-- name: stayed
-- Stays by the place and fiscal year they began in; days from the first book-in to the last book-out of those that ended.
SELECT code, year, nationality, criminality,
    CASE WHEN ended = 0 THEN 0 WHEN days < 1 THEN 1 WHEN days < 2 THEN 2 WHEN days < 4 THEN 3 WHEN days < 8 THEN 4
        WHEN days < 15 THEN 5 WHEN days < 31 THEN 6 WHEN days < 91 THEN 7 WHEN days < 181 THEN 8 ELSE 9 END AS length,
    count(*) AS n, sum(CASE WHEN ended = 1 THEN days ELSE 0 END) AS days
FROM (
    SELECT max(CASE WHEN stay_before IS NULL OR stay_before <> stay_in THEN code END) AS code, min(day_in) AS day_in,
        max(day_out) - min(day_in) AS days, min(ended) AS ended, min(nationality) AS nationality,
        min(criminality) AS criminality
    FROM placed
    GROUP BY person, stay_in
) AS stays
JOIN years ON day_in BETWEEN first_day AND last_day
GROUP BY code, year, nationality, criminality,
    CASE WHEN ended = 0 THEN 0 WHEN days < 1 THEN 1 WHEN days < 2 THEN 2 WHEN days < 4 THEN 3 WHEN days < 8 THEN 4
        WHEN days < 15 THEN 5 WHEN days < 31 THEN 6 WHEN days < 91 THEN 7 WHEN days < 181 THEN 8 ELSE 9 END

-- name: moved
-- Within a stay, from one place to the next, by the fiscal year of the book-in there.
SELECT code_before AS code, year, code AS next_code, nationality, criminality, count(*) AS n
FROM placed JOIN years ON day_in BETWEEN first_day AND last_day
WHERE stay_before = stay_in AND code_before <> code
GROUP BY code_before, year, code, nationality, criminality
