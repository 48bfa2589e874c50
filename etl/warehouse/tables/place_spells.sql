-- The newest day of a fact is never later than its source says: 2025 is read as 2025-01-01 for what was seen, and an end as the
-- last day of its month, so that no spell reaches further than its evidence.
WITH facts AS (
    SELECT nullif(facility_id, '') AS facility_id, place_name, attribute, nullif(party_id, '') AS party_id,
        nullif(party_printed, '') AS party_printed, nullif(capacity, '')::BIGINT AS capacity, nullif(capacity_kind, '') AS capacity_kind,
        CASE WHEN from_date <> '' THEN (from_date || right('-01-01', 10 - length(from_date)))::DATE END AS from_date,
        CASE WHEN to_date <> '' THEN
            CASE length(to_date) WHEN 10 THEN to_date::DATE WHEN 7 THEN last_day((to_date || '-01')::DATE)
                ELSE (to_date || '-12-31')::DATE END END AS to_date,
        CASE WHEN as_of <> '' THEN (as_of || right('-01-01', 10 - length(as_of)))::DATE END AS day,
        state, 'public_source' AS basis, source_publisher AS publisher, source_url AS url,
        nullif(second_source, '') AS second_source_url, NULL::VARCHAR AS snapshot_sha256
    FROM raw.place_facts
),
listed AS (
    SELECT facility_id, attribute, value, as_of, snapshot_sha256
    FROM core.facility_attributes
    UNPIVOT (value FOR attribute IN (operator, owner))
    WHERE facility_id IS NOT NULL AND as_of IS NOT NULL
),
codes AS (
    SELECT party_id, unnest(string_split(printed_as, ' | ')) AS code
    FROM raw.parties
    WHERE printed_as <> ''
),
evidence AS (
    SELECT * FROM facts
    UNION ALL BY NAME
    SELECT DISTINCT listed.facility_id, ids.display_name AS place_name,
        CASE WHEN listed.value LIKE '%(GUARD)' THEN 'guard_contractor' ELSE listed.attribute END AS attribute,
        codes.party_id, CASE WHEN codes.party_id IS NULL THEN listed.value END AS party_printed,
        listed.as_of AS day, 'confirmed' AS state, 'ice_list' AS basis, listed.snapshot_sha256
    FROM listed
    JOIN raw.facility_ids AS ids USING (facility_id)
    LEFT JOIN codes ON codes.code = listed.value
),
said AS (
    SELECT *, coalesce(facility_id, place_name) AS place,
        coalesce(party_id, party_printed, capacity::VARCHAR) AS answer
    FROM evidence
),
turns AS (
    SELECT *, answer IS DISTINCT FROM lag(answer) OVER in_order AS turned
    FROM said
    WINDOW in_order AS (
        PARTITION BY place, attribute, capacity_kind, state, day IS NULL ORDER BY day, answer, url, snapshot_sha256
    )
),
numbered AS (
    SELECT *, count(*) FILTER (turned) OVER (
        PARTITION BY place, attribute, capacity_kind, state, day IS NULL ORDER BY day, answer, url, snapshot_sha256
    ) AS turn
    FROM turns
),
spells AS (
    SELECT place, attribute, capacity_kind, state, turn, answer, facility_id, place_name, party_id, party_printed, capacity,
        min(from_date) AS from_date, max(to_date) AS to_date,
        -- a source that needs a second one bears out a spell, but no day rests on it alone
        min(day) FILTER (second_source_url IS NULL) AS first_seen, max(day) FILTER (second_source_url IS NULL) AS last_seen,
        count(DISTINCT coalesce(url, snapshot_sha256)) AS n_sources,
        list(
            struct_pack(basis, publisher, url) ORDER BY second_source_url IS NOT NULL, day DESC, basis DESC, url
        )[1] AS newest,
        list(snapshot_sha256 ORDER BY day DESC, snapshot_sha256) FILTER (snapshot_sha256 IS NOT NULL)[1] AS snapshot_sha256
    FROM numbered
    GROUP BY ALL
),
-- the day on which the next party began ends the spell before it
ended AS (
    SELECT * REPLACE (least(to_date, lead(from_date) OVER (
        PARTITION BY place, attribute, capacity_kind, state, first_seen IS NULL ORDER BY first_seen, turn
    ) - 1) AS to_date)
    FROM spells
)
SELECT
    'spell_' || left(md5(concat_ws('|', place, attribute, capacity_kind, state, answer, first_seen, turn)), 12) AS spell_id,
    facility_id, place_name, attribute, party_id, party_printed, capacity, capacity_kind, from_date, first_seen, last_seen,
    to_date, state,
    EXISTS (
        FROM ended AS other
        WHERE (other.state = 'confirmed' OR ended.state = 'unconfirmed') AND other.place = ended.place AND other.attribute = ended.attribute
            AND other.capacity_kind IS NOT DISTINCT FROM ended.capacity_kind AND other.answer <> ended.answer
            AND other.first_seen <= ended.last_seen + 365 AND ended.first_seen <= other.last_seen + 365
            AND NOT coalesce(other.from_date > ended.first_seen OR ended.from_date > other.first_seen, false)
            AND NOT coalesce(other.to_date < ended.last_seen OR ended.to_date < other.last_seen, false)
    ) AS in_conflict,
    newest.basis AS basis, n_sources, newest.publisher AS evidence_publisher, newest.url AS evidence_url,
    snapshot_sha256
FROM ended
