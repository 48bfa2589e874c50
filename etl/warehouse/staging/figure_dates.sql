-- Each as-of date as printed, typed once: 300,000 figures share a few hundred of them. ATD's notes print 02.07.2026.
SELECT DISTINCT as_of_printed, day_of(replace(as_of_printed, '.', '/')) AS as_of
FROM raw.ice_detention_statistics_figures
WHERE as_of_printed IS NOT NULL
