-- Rows of the 287(g) lists, typed. Stray blanks go, apostrophes are one kind, misspelled support types are mended;
-- links that Outlook wrapped are unwrapped. What is printed is in the records.
SELECT
    snapshot_sha256,
    sheet,
    row::BIGINT AS row,
    list AS status,
    -- three states are misspelled in one list each: the nearest name within two letters
    coalesce(
        (SELECT state_name FROM staging.us_states WHERE state_name = clean(listed.state)),
        (SELECT arg_min(state_name, struct_pack(d := damerau_levenshtein(state_name, clean(listed.state)), state_name))
            FROM staging.us_states WHERE damerau_levenshtein(state_name, clean(listed.state)) <= 2),
        clean(listed.state)
    ) AS state_name,
    trim(regexp_replace(replace(replace(agency, chr(160), ' '), '’', ''''), '\s+', ' ', 'g')) AS agency,
    name_key(agency) AS agency_key,
    array_to_string(agency_words(agency), ' ') AS agency_core,
    CASE clean(agency_type) WHEN 'COUNTY' THEN 'county' WHEN 'MUNICIPALITY' THEN 'municipality' WHEN 'STATE' THEN 'state'
        WHEN 'STATE AGENCY' THEN 'state' END AS agency_type,
    agency_type AS agency_type_printed,
    CASE WHEN clean(county) NOT IN ('N/A', '#NA', '#N/A', 'NA') THEN
        trim(regexp_replace(replace(county, chr(160), ' '), '\s+', ' ', 'g')) END AS county_printed,
    CASE regexp_replace(clean(support_type), '(MODEL|OFFICER?)$', '')
        WHEN 'JAIL ENFORCEMENT ' THEN 'jail_enforcement' WHEN 'TASK FORCE ' THEN 'task_force'
        WHEN 'WARRANT SERVICE ' THEN 'warrant_service' WHEN 'WARRANT SERVICES ' THEN 'warrant_service' END AS support_type,
    support_type AS support_type_printed,
    day_of(signed) AS signed_on,
    signed AS signed_printed,
    CASE WHEN contains(moa_url, 'safelinks.protection.outlook.com')
        THEN url_decode(regexp_extract(moa_url, '[?&]url=([^&]+)', 1)) ELSE moa_url END AS moa_url,
    CASE WHEN contains(addendum_url, 'safelinks.protection.outlook.com')
        THEN url_decode(regexp_extract(addendum_url, '[?&]url=([^&]+)', 1)) ELSE addendum_url END AS addendum_url
FROM raw.ice_287g_agreements AS listed
