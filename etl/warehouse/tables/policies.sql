SELECT policy_id, name, nullif(aliases, '') AS aliases, kind, nullif(in_force_from, '')::DATE AS in_force_from,
    nullif(in_force_to, '')::DATE AS in_force_to, nullif(note, '') AS note, source AS evidence
FROM raw.policies
