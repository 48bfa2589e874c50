-- severity: error
-- title: A facility that was merged away leaves a redirect, and only to one that stands
-- why: Ids are never reused; whoever kept an old one must be led to the facility that took its place.
SELECT ids.facility_id, ids.redirect_to, targets.redirect_to AS which_is_redirected_to
FROM raw.facility_ids AS ids LEFT JOIN raw.facility_ids AS targets ON targets.facility_id = ids.redirect_to
WHERE ids.redirect_to <> '' AND (targets.facility_id IS NULL OR targets.redirect_to <> '')
