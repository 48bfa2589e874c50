-- ICE's own average population of each month, its last word, and the last day it covers: a running month ends on its as-of date.
SELECT period_start AS month, value AS ice_average, least(as_of, last_day(period_start)) AS last_day_covered, partial
FROM core.national_figures
WHERE is_last_word AND block = 'adp_by_agency' AND measure = 'average_daily_population' AND period_kind = 'month'
    AND agency = 'total' AND criminality = 'total' AND value IS NOT NULL
    AND (NOT partial OR as_of >= period_start)
QUALIFY row_number() OVER (PARTITION BY period_start ORDER BY in_force_from DESC, snapshot_sha256, sheet, cell) = 1
