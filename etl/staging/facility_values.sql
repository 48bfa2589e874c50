-- The facility rows with numbers and days typed; texts as printed.
SELECT
    snapshot_sha256,
    sheet,
    row::BIGINT AS row,
    name AS name_printed,
    coalesce(zip5(zip), zip) AS zip,
    COLUMNS('^(address|city|state|aor|type_detailed|male_female|pending_inspection|.*_(type|standard|rating))$'),
    number(COLUMNS('^(alos|adp_.*)$')) AS "\0",
    CASE WHEN number(guaranteed_minimum) = round(number(guaranteed_minimum))
        THEN number(guaranteed_minimum)::BIGINT END AS guaranteed_minimum,
    day_of(COLUMNS('_date$')) AS "\0"
FROM raw.ice_detention_statistics_facilities
