-- title: People with and without a criminal record in one place or state
-- question: How many at Adelanto have a criminal record?
-- group: A place
-- line: ICE's two words for them, place by place or by state
-- words: criminal conviction non-criminal share state california
-- example: name=Adelanto
-- answer: {% set whole = rows|map(attribute="adp_total")|sum %}{% set without = rows|map(attribute="not_criminal")|sum %}{% if whole %}{{ (100 * without / whole)|number }} percent of the people held {% if rows|length == 1 %}at {{ row.facility }}{% else %}in the {{ rows|length|counted("place") }} below{% endif %} on average from 1 October to {{ row.as_of|day }} were not “criminal” in ICE's word: {{ without|people }} of {{ whole|people }} a day.{% endif %}
-- description: The averages of the newest edition's facility table by ICE's own words Crim and Non-Crim. ICE does not say in that table where people with pending charges stand; the national count (How many have no conviction?) tells convictions and pending charges apart, so that the two shares differ. An average since 1 October is not a count of one day. name: a place (name, code or id), a campus, or a state (Texas or TX). cells: male and female, criminal and non-criminal.
WITH newest AS (
    SELECT snapshot_sha256, edition, as_of
    FROM editions
    WHERE EXISTS (SELECT 1 FROM facility_population AS rows WHERE rows.snapshot_sha256 = editions.snapshot_sha256)
    ORDER BY as_of DESC, in_force_from DESC, snapshot_sha256
    LIMIT 1
),
states AS (
    SELECT DISTINCT state AS code FROM facilities
    WHERE state = upper(trim(:name)) OR lower(state_name(state)) = lower(trim(:name))
),
places AS (
    SELECT facility_id
    FROM facilities
    WHERE NOT EXISTS (SELECT 1 FROM states) AND (
        trim(:name) IN (facility_id, site_id)
        OR rowid IN (
            SELECT rowid FROM facilities_fts
            WHERE facilities_fts MATCH coalesce(nullif(escape_fts(trim(:name)), ''), 'Adelanto')
        )
    )
)
SELECT
    coalesce(facilities.name, population.name_printed) AS facility,
    population.state,
    round(population.adp_male_crim + population.adp_female_crim, 1) AS criminal,
    round(population.adp_male_non_crim + population.adp_female_non_crim, 1) AS not_criminal,
    round(population.adp_total, 1) AS adp_total,
    round(100.0 * (population.adp_male_non_crim + population.adp_female_non_crim) / nullif(population.adp_total, 0), 1)
        AS percent_not_criminal,
    newest.edition,
    newest.as_of,
    population.sheet,
    population.adp_cells AS cells,
    population.facility_id,
    population.snapshot_sha256
FROM newest
JOIN facility_population AS population USING (snapshot_sha256)
LEFT JOIN facilities USING (facility_id)
WHERE population.adp_total IS NOT NULL
    AND population.adp_male_crim + population.adp_female_crim + population.adp_male_non_crim + population.adp_female_non_crim IS NOT NULL
    AND (population.state IN (SELECT code FROM states) OR population.facility_id IN (SELECT facility_id FROM places))
ORDER BY population.adp_total DESC, facility, population.row
