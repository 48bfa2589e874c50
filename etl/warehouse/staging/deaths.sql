-- Deaths as the documents print them, typed. ICE's list ends a place with its state: `Stewart Detention Center, GA`.
SELECT
    * EXCLUDE (row, page, age_from_dates, state_name, state),
    row::BIGINT AS row,
    page::BIGINT AS page,
    coalesce(try_strptime(date_of_death_printed, '%B %d, %Y')::DATE, day_of(date_of_death_printed)) AS date_of_death,
    try_strptime(custody_start_printed, '%B %d, %Y')::DATE AS custody_start,
    CASE WHEN regexp_full_match(trim(age_printed), '[0-9]{1,3}') THEN trim(age_printed)::BIGINT END AS age_stated,
    age_from_dates::BIGINT AS age_from_dates,
    CASE clean(sex_printed) WHEN 'M' THEN 'male' WHEN 'MALE' THEN 'male' WHEN 'F' THEN 'female' WHEN 'FEMALE' THEN 'female'
    END AS sex,
    clean(country_printed) AS country,
    CASE kind WHEN 'list' THEN nullif(regexp_extract(last_detention_printed, '^(.*?),? ([A-Z]{2})$', 1), '')
        ELSE last_detention_printed END AS detention_name,
    coalesce(
        CASE kind WHEN 'list' THEN nullif(regexp_extract(last_detention_printed, ',? ([A-Z]{2})$', 1), '') END,
        nullif(regexp_extract(last_detention_town_printed, ', ([A-Z]{2})$', 1), ''),
        states.state
    ) AS detention_state
FROM raw.ice_death_reports_deaths
LEFT JOIN staging.us_states AS states
    ON states.state_name = upper(regexp_extract(last_detention_town_printed, ', ([A-Z][a-z ]+[A-Za-z]*)$', 1))
