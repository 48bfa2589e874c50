-- One row per agreement through all lists and spellings (staging.agreement_spellings says what joins them). What changed from
-- list to list (spelling, county, link, day of signature) is taken from the newest list of participating agencies that has it.
WITH lists AS (
    SELECT DISTINCT status, listed_on FROM staging.agreement_ids
),
newest AS (
    SELECT max(listed_on) FILTER (status = 'participating') AS participating, max(listed_on) FILTER (status = 'pending') AS pending
    FROM lists
),
agreements AS (
    SELECT
        agreement_id, state_name,
        min(listed_on) FILTER (status = 'participating') AS first_listed,
        max(listed_on) FILTER (status = 'participating') AS last_listed,
        count(DISTINCT listed_on) FILTER (status = 'participating') AS n_lists,
        min(listed_on) FILTER (status = 'pending') AS pending_from,
        max(listed_on) FILTER (status = 'pending') AS pending_to,
        count(*) - count(DISTINCT snapshot_sha256) AS n_repeated,
        string_agg(DISTINCT agency, ' | ' ORDER BY agency) AS spellings,
        min(signed_on) AS first_signed_on,
        max(struct_pack(status := status = 'participating', listed_on, snapshot_sha256, row := -row, newest := struct_pack(
            agency, agency_type, agency_type_printed, support_type, support_type_printed, signed_on, signed_printed,
            sheet, row
        ))) AS last_row,
        max(struct_pack(listed_on, county_printed)) FILTER (county_printed IS NOT NULL) AS county,
        max(struct_pack(listed_on, agency_type)) FILTER (agency_type IS NOT NULL) AS kind,
        max(struct_pack(listed_on, moa_url)) FILTER (moa_url IS NOT NULL) AS moa,
        max(struct_pack(listed_on, addendum_url)) FILTER (addendum_url IS NOT NULL) AS addendum
    FROM staging.agreement_ids
    GROUP BY agreement_id, state_name
),
between_lists AS (
    SELECT agreement_id, count(*) - max(n_lists) AS n_lists_without,
        min(lists.listed_on) FILTER (lists.listed_on > last_listed) AS gone_on
    FROM agreements JOIN lists ON lists.status = 'participating' AND lists.listed_on >= first_listed
    GROUP BY agreement_id
)
SELECT
    agreements.agreement_id,
    CASE
        WHEN last_listed = newest.participating THEN 'participating'
        WHEN last_listed IS NOT NULL THEN 'ended'
        WHEN pending_to = newest.pending THEN 'pending'
        ELSE 'withdrawn'
    END AS status,
    states.state,
    agreements.state_name,
    last_row.newest.agency,
    nullif(spellings, last_row.newest.agency) AS spellings,
    kind.agency_type AS agency_type,
    county.county_printed AS county_printed,
    coalesce(printed.county_geoid, named.county_geoid) AS county_geoid,
    last_row.newest.support_type,
    last_row.newest.signed_on,
    last_row.newest.signed_printed,
    nullif(first_signed_on, last_row.newest.signed_on) AS first_signed_on,
    first_listed,
    last_listed,
    between_lists.gone_on,
    n_lists,
    coalesce(between_lists.n_lists_without, 0) AS n_lists_without,
    pending_from,
    pending_to,
    coalesce(last_listed = newest.participating, false) OR coalesce(pending_to = newest.pending AND last_listed IS NULL, false)
        AS in_latest_list,
    moa.moa_url AS moa_url,
    addendum.addendum_url AS addendum_url,
    nullif(concat_ws(';',
        CASE WHEN last_row.newest.signed_on IS NULL AND last_listed IS NOT NULL THEN 'no_date' END,
        CASE WHEN first_signed_on > first_listed THEN 'signed_after_listed' END,
        CASE WHEN n_repeated > 0 THEN 'repeated' END,
        CASE WHEN last_row.newest.support_type IS NULL
            OR (last_row.newest.agency_type IS NULL AND last_row.newest.agency_type_printed IS NOT NULL)
            THEN 'unknown_word' END
    ), '') AS flags,
    last_row.snapshot_sha256 AS snapshot_sha256,
    last_row.newest.sheet AS sheet,
    last_row.newest.row AS row
FROM agreements
CROSS JOIN newest
LEFT JOIN between_lists USING (agreement_id)
LEFT JOIN staging.us_states AS states USING (state_name)
LEFT JOIN staging.county_names AS printed
    ON printed.state = states.state AND printed.county_key = county_key(county.county_printed)
-- a county that is not printed, or misspelled, is often in the name of its own agency
LEFT JOIN staging.county_names AS named
    ON named.state = states.state AND coalesce(kind.agency_type, 'county') = 'county'
    AND named.county_key = county_key(regexp_extract(last_row.newest.agency, '(?i)^(.+? (county|parish))\b', 1))
