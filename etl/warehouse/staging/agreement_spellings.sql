-- Spellings of one agreement, joined: an agency's name changes from list to list (Dogulas, Douglas; Greens Forks, Green Forks).
-- Two spellings of one state and model are one agreement where no list has both, one begins within 62 days of a list with the
-- other, they do not name two counties of the state (Madison, Marion), and
-- - they differ by a letter or two, or only in words that say what kind of place it is (City of, Town of, the state's name), or
-- - the words of one are among the other's, and they have the same link or day of signature, or
-- - they have the same link, and all but one word of the shorter is shared (a board and a sheriff of one county), or
-- - one begins within 31 days after the other ends, both were signed the same day, and they share the link or a word that is
--   no kind of agency (Cambria County Sheriff's Office, Cambria County Prison).
-- A link alone proves nothing: ICE puts wrong ones (Wayne County's row with Whitfield County's agreement).
WITH RECURSIVE listed AS (
    SELECT DISTINCT state_name, coalesce(support_type, clean(support_type_printed), '') AS support_key, agency_core, status,
        snapshot_sha256, listed_on, moa_url, signed_on
    FROM staging.agreement_rows JOIN staging.agreement_lists USING (snapshot_sha256)
),
gathered AS (
    SELECT state_name, support_key, agency_core, string_split(agency_core, ' ') AS words,
        list(DISTINCT snapshot_sha256) AS lists, list(DISTINCT moa_url) FILTER (moa_url IS NOT NULL) AS links, list(DISTINCT signed_on) FILTER (signed_on IS NOT NULL) AS days,
        min(listed_on) AS first_listed, max(listed_on) AS last_listed
    FROM listed
    GROUP BY ALL
),
counties AS (
    SELECT states.state_name, county_geoid,
        string_split(name_key(regexp_replace(county_name, ' (County|Parish|Borough|Census Area|Municipality|city)$', '')), ' ') AS words
    FROM core.counties AS counties JOIN staging.us_states AS states USING (state)
),
named AS (
    SELECT gathered.state_name, support_key, agency_core, list(DISTINCT county_geoid) AS counties
    FROM gathered
    JOIN counties ON counties.state_name = gathered.state_name AND list_has_all(gathered.words, counties.words)
    WHERE list_has_any(gathered.words, ['COUNTY', 'COUNTYS', 'PARISH'])
    GROUP BY ALL
),
spellings AS (
    SELECT gathered.*, coalesce(named.counties, []) AS counties,
        [word FOR word IN words
            IF word NOT IN ('CITY', 'TOWN', 'VILLAGE', 'BOROUGH', 'TOWNSHIP', 'COUNTY', 'STATE')
            AND NOT list_contains(string_split(state_name, ' '), word)] AS telling,
        [word FOR word IN telling
            IF word NOT IN ('ATTORNEY', 'AUTHORITY', 'BOARD', 'BOCC', 'CENTER', 'COMMISSION', 'CONSTABLE', 'CORRECTIONS',
            'DETENTION', 'ENFORCEMENT', 'FACILITY', 'JAIL', 'LAW', 'POLICE', 'PRISON', 'PUBLIC', 'REGIONAL', 'SAFETY', 'SHERIFF',
            'TRUSTEES', 'UNIVERSITY', 'NEW', 'SOUTH', 'NORTH', 'WEST', 'EAST')] AS places
    FROM gathered LEFT JOIN named USING (state_name, support_key, agency_core)
),
pairs AS (
    SELECT one.state_name, one.support_key, one.agency_core AS one, other.agency_core AS other
    FROM spellings AS one
    JOIN spellings AS other USING (state_name, support_key)
    WHERE one.agency_core < other.agency_core
        AND NOT list_has_any(one.lists, other.lists)
        AND greatest(one.first_listed, other.first_listed) - least(one.last_listed, other.last_listed) <= 62
        AND NOT (
            len(one.counties) > 0 AND len(other.counties) > 0 AND NOT list_has_any(one.counties, other.counties)
        )
        AND (
            damerau_levenshtein(one.agency_core, other.agency_core)
                <= CASE WHEN least(length(one.agency_core), length(other.agency_core)) >= 12 THEN 2 ELSE 1 END
            OR one.telling = other.telling
            OR (
                (list_has_all(other.words, one.words) OR list_has_all(one.words, other.words))
                AND (list_has_any(one.links, other.links) OR list_has_any(one.days, other.days))
            )
            OR (
                list_has_any(one.links, other.links)
                AND len(list_intersect(one.words, other.words)) >= greatest(2, least(len(one.words), len(other.words)) - 1)
            )
            OR (
                greatest(one.first_listed, other.first_listed) - least(one.last_listed, other.last_listed) BETWEEN 0 AND 31
                AND list_has_any(one.days, other.days)
                AND (list_has_any(one.links, other.links) OR list_has_any(one.places, other.places))
            )
        )
),
-- every spelling and all that is reached from it
reached (state_name, support_key, agency_core, reached_core) AS (
    SELECT state_name, support_key, agency_core, agency_core FROM spellings
    UNION
    SELECT reached.state_name, reached.support_key, reached.agency_core,
        CASE WHEN pairs.one = reached.reached_core THEN pairs.other ELSE pairs.one END
    FROM reached
    JOIN pairs ON pairs.state_name = reached.state_name AND pairs.support_key = reached.support_key
        AND reached.reached_core IN (pairs.one, pairs.other)
)
SELECT state_name, support_key, agency_core, min(reached_core) AS agreement_core
FROM reached
GROUP BY state_name, support_key, agency_core
