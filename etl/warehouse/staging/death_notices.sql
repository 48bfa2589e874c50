-- ICE's notices of deaths among the news releases, typed; a release with two texts is the one that core.statements shows.
-- A country is printed as such or by its people ("Mexican national").
WITH peoples (people, country) AS (
    VALUES ('AFGHAN', 'AFGHANISTAN'), ('BRAZILIAN', 'BRAZIL'), ('CAMBODIAN', 'CAMBODIA'), ('CHINESE', 'CHINA'), ('COLOMBIAN', 'COLOMBIA'),
        ('CUBAN', 'CUBA'), ('DOMINICAN', 'DOMINICAN REPUBLIC'), ('ECUADORIAN', 'ECUADOR'), ('ETHIOPIAN', 'ETHIOPIA'),
        ('GUATEMALAN', 'GUATEMALA'), ('HAITIAN', 'HAITI'), ('HONDURAN', 'HONDURAS'), ('INDIAN', 'INDIA'), ('JAMAICAN', 'JAMAICA'),
        ('JORDANIAN', 'JORDAN'), ('MEXICAN', 'MEXICO'), ('NICARAGUAN', 'NICARAGUA'), ('NIGERIAN', 'NIGERIA'), ('PAKISTANI', 'PAKISTAN'),
        ('PERUVIAN', 'PERU'), ('RUSSIAN', 'RUSSIA'), ('SALVADORAN', 'EL SALVADOR'), ('UKRAINIAN', 'UKRAINE'),
        ('VENEZUELAN', 'VENEZUELA'), ('VIETNAMESE', 'VIETNAM'), ('PEOPLE’S REPUBLIC OF CHINA', 'CHINA'), ('PEOPLE''S REPUBLIC OF CHINA', 'CHINA')
)
SELECT
    statements.statement_id,
    statements.published AS notice_on,
    statements.url,
    notices.snapshot_sha256,
    notices.item::BIGINT AS item,
    try_cast(notices.date_of_death AS DATE) AS date_of_death,
    try_cast(notices.age_printed AS BIGINT) AS age,
    coalesce(peoples.country, clean(notices.country_printed)) AS country,
    notices.sex,
    notices.last_detention_printed,
    notices.last_detention_rule
FROM raw.ice_news_releases_deaths AS notices
JOIN core.statements AS statements
    ON statements.snapshot_sha256 = notices.snapshot_sha256 AND statements.item = coalesce(notices.item, 1)
LEFT JOIN peoples ON peoples.people = clean(notices.country_printed)
WHERE statements.suppressed_because IS NULL
