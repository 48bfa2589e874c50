-- Which agreement each row of each list is: one per state, agency through its spellings, and model. Its id comes from the
-- spelling that was listed first, so that a later spelling changes no id.
WITH rows AS (
    SELECT listed.*, lists.listed_on, coalesce(listed.support_type, clean(listed.support_type_printed), '') AS support_key
    FROM staging.agreement_rows AS listed JOIN staging.agreement_lists AS lists USING (snapshot_sha256)
),
linked AS (
    SELECT rows.*, spellings.agreement_core FROM rows JOIN staging.agreement_spellings AS spellings
        USING (state_name, support_key, agency_core)
),
firsts AS (
    SELECT state_name, support_key, agreement_core,
        arg_min(agency_core, struct_pack(listed_on, agency_core)) AS first_core
    FROM linked
    GROUP BY ALL
)
SELECT linked.*, 'moa_' || left(sha256(concat_ws('|', state_name, support_key, first_core)), 12) AS agreement_id
FROM linked JOIN firsts USING (state_name, support_key, agreement_core)
