-- title: Code in the daily counts
-- needs: facility_day_series
-- answer: {% if row.last_held %}By the Deportation Data Project's daily counts, people were held under the code {{ row.code }} on {{ row.n_days_held|number }} nights from {{ span(row.first_held, row.last_held) }}, at most {{ "10 or fewer" if row.highest_midnight|int < 11 else row.highest_midnight|people }} at midnight.{% else %}The daily counts have the code {{ row.code }} and nobody under it at midnight.{% endif %}
-- answer: {% if row.facility_id %}It is a code of <a href="/detention/facilities/{{ row.facility_id }}">{{ row.facility }}</a>.{% else %}ICE's published tables list no place with this code: hold rooms, hospitals, hotels and staging areas are left out of them.{% endif %}
SELECT series.*, series.name_printed AS name, 'Code in the daily counts' AS kicker, series.code AS "where", facilities.name AS facility
FROM facility_day_series AS series
LEFT JOIN facilities USING (facility_id)
WHERE series.code = :id
