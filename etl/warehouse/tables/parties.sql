SELECT party_id, name, nullif(former_names, '') AS former_names, kind, nullif(parent_id, '') AS parent_id,
    nullif(printed_as, '') AS printed_as
FROM raw.parties
