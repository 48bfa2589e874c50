-- One row per death. Two documents mean one death where day, sex, country and age agree; two such deaths in one document
-- stay two. A report goes before the list, a newer version of a report before an older one. ICE's own notice of a death joins
-- its report where the day is the same and nothing that both say contradicts it; a death that only a notice tells is a row too.
WITH numbered AS (
    SELECT deaths.*, coalesce(age_stated, age_from_dates) AS age, snapshots.url AS report_url, snapshots.first_seen,
        row_number() OVER (
            PARTITION BY snapshot_sha256, date_of_death, sex, country, coalesce(age_stated, age_from_dates) ORDER BY row
        ) AS twin
    FROM staging.deaths AS deaths JOIN core.snapshots AS snapshots USING (snapshot_sha256)
),
reported AS (
    SELECT *, count(*) OVER (PARTITION BY date_of_death, sex, country, age, twin) AS n_documents,
        'death_' || date_of_death || '_' || left(sha256(concat_ws('|', sex, country, age, twin)), 6) AS death_id
    FROM numbered
    QUALIFY row_number() OVER (
        PARTITION BY date_of_death, sex, country, age, twin
        ORDER BY kind = 'report' DESC, first_seen DESC NULLS LAST, snapshot_sha256
    ) = 1
),
notices AS (
    SELECT * FROM staging.death_notices WHERE date_of_death IS NOT NULL
),
-- each notice with one report at most, and each report with one notice: those that say most of the same first
pairs AS (
    SELECT reported.death_id, notices.statement_id
    FROM reported
    JOIN notices ON notices.date_of_death = reported.date_of_death
        AND coalesce(notices.age = reported.age, true)
        AND coalesce(notices.sex = reported.sex, true)
        AND coalesce(notices.country = reported.country OR contains(reported.country, notices.country), true)
    QUALIFY row_number() OVER (
        PARTITION BY notices.statement_id ORDER BY notices.age IS NULL, notices.country IS NULL, reported.death_id
    ) = 1 AND row_number() OVER (
        PARTITION BY reported.death_id ORDER BY notices.age IS NULL, notices.country IS NULL, notices.statement_id
    ) = 1
),
told AS (
    SELECT pairs.death_id AS reported_id, notices.*,
        coalesce(pairs.death_id, 'death_' || date_of_death || '_' || left(sha256(concat_ws('|', sex, country, age, 1)), 6)) AS death_id
    FROM notices LEFT JOIN pairs USING (statement_id)
    -- two notices of one death (an update): the later says more
    QUALIFY row_number() OVER (
        PARTITION BY coalesce(pairs.death_id, concat_ws('|', date_of_death, country, coalesce(age::VARCHAR, statement_id)))
        ORDER BY notice_on DESC, statement_id
    ) = 1
)
SELECT
    coalesce(reported.death_id, told.death_id) AS death_id,
    coalesce(reported.date_of_death, told.date_of_death) AS date_of_death,
    year(coalesce(reported.date_of_death, told.date_of_death))
        + (month(coalesce(reported.date_of_death, told.date_of_death)) >= 10)::INTEGER AS fiscal_year,
    coalesce(reported.age, told.age) AS age,
    coalesce(reported.sex, told.sex) AS sex,
    gender_printed,
    coalesce(reported.country, told.country) AS country,
    coalesce(country_of, 'citizenship') AS country_of,
    coalesce(in_state.facility_id, anywhere.facility_id, in_town.facility_id, by_notice.facility_id) AS facility_id,
    coalesce(reported.last_detention_printed, told.last_detention_printed) AS last_detention_printed,
    CASE WHEN reported.last_detention_printed IS NOT NULL THEN reported.last_detention_rule ELSE told.last_detention_rule END
        AS last_detention_rule,
    last_detention_town_printed,
    death_location_printed,
    facility_type_printed,
    CASE clean(ihsc_staffed_printed) WHEN 'YES' THEN true WHEN 'NO' THEN false END AS ihsc_staffed,
    custody_start,
    reported.date_of_death - custody_start AS days_in_custody,
    cause_printed AS cause,
    coalesce(cause_status, 'not_stated') AS cause_status,
    manner_printed AS manner,
    nullif(concat_ws(';',
        CASE WHEN age_stated <> age_from_dates THEN 'age_differs' END,
        CASE WHEN date_label = 'Date of Neurologic Death' THEN 'neurologic_death' END,
        CASE WHEN custody_start > reported.date_of_death THEN 'custody_after_death' END
    ), '') AS flags,
    coalesce(kind, 'notice') AS document_kind,
    coalesce(n_documents, 0) + (told.statement_id IS NOT NULL)::BIGINT AS n_documents,
    told.statement_id AS notice_id,
    told.notice_on,
    told.notice_on - told.date_of_death AS notice_after_days,
    -- reports are owed since the appropriations act of 2018 (signed 23 March 2018)
    CASE WHEN coalesce(reported.date_of_death, told.date_of_death) >= DATE '2018-03-23'
        THEN coalesce(reported.date_of_death, told.date_of_death) + 90 END AS report_due_on,
    coalesce(kind = 'report', false) AS report_held,
    coalesce(report_url, told.url) AS report_url,
    coalesce(reported.snapshot_sha256, told.snapshot_sha256) AS snapshot_sha256,
    page,
    coalesce(row, told.item) AS row
FROM reported
FULL JOIN told ON told.reported_id = reported.death_id
LEFT JOIN staging.facility_spellings AS in_state
    ON in_state.spelling = name_key(detention_name) AND in_state.state = detention_state
LEFT JOIN staging.facility_spellings AS anywhere
    ON anywhere.spelling = name_key(detention_name) AND anywhere.state IS NULL AND detention_state IS NULL
-- names that are one place's only with their town: SDC in Lumpkin
LEFT JOIN staging.facility_spellings AS in_town
    ON in_town.spelling = name_key(detention_name || ' ' || split_part(last_detention_town_printed, ',', 1)) AND in_town.state IS NULL
LEFT JOIN staging.facility_spellings AS by_notice
    ON by_notice.spelling = name_key(told.last_detention_printed) AND by_notice.state IS NULL
    AND reported.last_detention_printed IS NULL
