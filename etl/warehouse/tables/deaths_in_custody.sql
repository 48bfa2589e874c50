-- One row per death. Two documents mean one death where day, sex, country and age agree; two such deaths in one document
-- stay two. A report goes before the list, a newer version of a report before an older one.
WITH numbered AS (
    SELECT deaths.*, coalesce(age_stated, age_from_dates) AS age, snapshots.url AS report_url, snapshots.first_seen,
        row_number() OVER (
            PARTITION BY snapshot_sha256, date_of_death, sex, country, coalesce(age_stated, age_from_dates) ORDER BY row
        ) AS twin
    FROM staging.deaths AS deaths JOIN core.snapshots AS snapshots USING (snapshot_sha256)
),
chosen AS (
    SELECT *, count(*) OVER (PARTITION BY date_of_death, sex, country, age, twin) AS n_documents
    FROM numbered
    QUALIFY row_number() OVER (
        PARTITION BY date_of_death, sex, country, age, twin
        ORDER BY kind = 'report' DESC, first_seen DESC NULLS LAST, snapshot_sha256
    ) = 1
)
SELECT
    'death_' || date_of_death || '_' || left(sha256(concat_ws('|', sex, country, age, twin)), 6) AS death_id,
    date_of_death,
    year(date_of_death) + (month(date_of_death) >= 10)::INTEGER AS fiscal_year,
    age,
    sex,
    gender_printed,
    country,
    country_of,
    coalesce(in_state.facility_id, anywhere.facility_id) AS facility_id,
    last_detention_printed,
    last_detention_rule,
    last_detention_town_printed,
    death_location_printed,
    facility_type_printed,
    CASE clean(ihsc_staffed_printed) WHEN 'YES' THEN true WHEN 'NO' THEN false END AS ihsc_staffed,
    custody_start,
    date_of_death - custody_start AS days_in_custody,
    cause_printed AS cause,
    cause_status,
    manner_printed AS manner,
    nullif(concat_ws(';',
        CASE WHEN age_stated <> age_from_dates THEN 'age_differs' END,
        CASE WHEN date_label = 'Date of Neurologic Death' THEN 'neurologic_death' END,
        CASE WHEN custody_start > date_of_death THEN 'custody_after_death' END
    ), '') AS flags,
    kind AS document_kind,
    n_documents,
    report_url,
    snapshot_sha256,
    page,
    row
FROM chosen
LEFT JOIN staging.facility_spellings AS in_state
    ON in_state.spelling = name_key(detention_name) AND in_state.state = detention_state
LEFT JOIN staging.facility_spellings AS anywhere
    ON anywhere.spelling = name_key(detention_name) AND anywhere.state IS NULL AND detention_state IS NULL
