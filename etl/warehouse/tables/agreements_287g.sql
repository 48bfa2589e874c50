-- One row per agreement: agency, support type and day of signature, over all lists. What changed from list to list
-- (spelling, county, link) is taken from the newest.
WITH dated AS (
    SELECT listed.*, lists.listed_on
    FROM staging.agreement_rows AS listed JOIN staging.agreement_lists AS lists USING (snapshot_sha256)
),
latest AS (
    SELECT max(listed_on) FILTER (WHERE status = 'participating') AS participating,
        max(listed_on) FILTER (WHERE status = 'pending') AS pending
    FROM dated
),
agreements AS (
    SELECT
        status, state_name, agency_key, coalesce(support_type, clean(support_type_printed)) AS support_key,
        coalesce(signed_on::VARCHAR, clean(signed_printed), '') AS signed_key,
        min(listed_on) AS first_listed,
        max(listed_on) AS last_listed,
        count(DISTINCT snapshot_sha256) AS n_lists,
        count(*) - count(DISTINCT snapshot_sha256) AS n_repeated,
        max(struct_pack(listed_on, snapshot_sha256, row := -row, newest := struct_pack(
            agency, agency_type, agency_type_printed, county_printed, support_type, support_type_printed, signed_on,
            signed_printed, sheet, row
        ))) AS last_row,
        max(struct_pack(listed_on, moa_url)) FILTER (WHERE moa_url IS NOT NULL) AS moa,
        max(struct_pack(listed_on, addendum_url)) FILTER (WHERE addendum_url IS NOT NULL) AS addendum
    FROM dated
    GROUP BY ALL
)
SELECT
    'moa_' || left(sha256(concat_ws('|', status, state_name, agency_key, support_key, signed_key)), 12) AS agreement_id,
    status,
    states.state,
    agreements.state_name,
    last_row.newest.agency,
    last_row.newest.agency_type,
    last_row.newest.county_printed,
    coalesce(printed.county_geoid, named.county_geoid) AS county_geoid,
    last_row.newest.support_type,
    last_row.newest.signed_on,
    last_row.newest.signed_printed,
    first_listed,
    last_listed,
    n_lists,
    last_listed = CASE status WHEN 'pending' THEN latest.pending ELSE latest.participating END AS in_latest_list,
    moa.moa_url,
    addendum.addendum_url,
    nullif(concat_ws(';',
        CASE WHEN last_row.newest.signed_on IS NULL AND status = 'participating' THEN 'no_date' END,
        CASE WHEN last_row.newest.signed_on > first_listed THEN 'signed_after_listed' END,
        CASE WHEN n_repeated > 0 THEN 'repeated' END,
        CASE WHEN last_row.newest.support_type IS NULL
            OR (last_row.newest.agency_type IS NULL AND last_row.newest.agency_type_printed IS NOT NULL)
            THEN 'unknown_word' END
    ), '') AS flags,
    last_row.snapshot_sha256 AS snapshot_sha256,
    last_row.newest.sheet AS sheet,
    last_row.newest.row AS row
FROM agreements
CROSS JOIN latest
LEFT JOIN staging.us_states AS states USING (state_name)
LEFT JOIN staging.county_names AS printed
    ON printed.state = states.state AND printed.county_key = county_key(last_row.newest.county_printed)
-- a county that is not printed, or misspelled, is often in the name of its own agency
LEFT JOIN staging.county_names AS named
    ON named.state = states.state AND last_row.newest.agency_type = 'county'
    AND named.county_key = county_key(regexp_extract(last_row.newest.agency, '(?i)^(.+? (county|parish))\b', 1))
