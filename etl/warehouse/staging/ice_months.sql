-- ICE's own average population of each month and the last day it covers: a running month ends on its as-of date.
SELECT month, adp AS ice_average, CASE WHEN partial THEN running_to ELSE last_day(month) END AS last_day_covered
FROM staging.national_months
WHERE adp IS NOT NULL AND coalesce(running_to >= month, NOT coalesce(partial, false))
