-- severity: error
-- title: No facility code on two places at one time
-- why: Daily counts are joined by code: a code that means two places would count people twice.
SELECT one.code, one.facility_id, other.facility_id AS also, one.valid_from, one.valid_to, other.valid_from AS also_from,
    other.valid_to AS also_to
FROM staging.code_links AS one JOIN staging.code_links AS other
    ON other.code = one.code AND other.facility_id > one.facility_id
