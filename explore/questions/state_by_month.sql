-- title: How many people were held in a state each month
-- question: How many people are held in Texas, month by month?
-- group: The whole country
-- line: all places of a state added up
-- answer: {{ row.persons|people }} people were held in {{ row.state }} on an average day of {{ row.month|string|truncate(7, true, "", 0) }}.
-- example: state=TX
-- description: People held on an average day of each month in all places of a state, newest first. state: two letters, for example TX (also what an empty field shows). The range takes the places' errors as independent. unknown_places: places known from before of which nothing is known that month; they add nothing. all_places_against_ice: how far all places of the country together were from ICE's own month, in percent; blank where ICE's month or a day is missing. Before October 2018 the figures are nightly counts, which run 1 to 3 percent low.
-- chart: month: persons, low, high
SELECT
    month,
    state,
    round(persons) AS persons,
    round(persons_low) AS low,
    round(persons_high) AS high,
    n_places AS places,
    n_unknown AS unknown_places,
    round(100 * gap_to_ice, 1) AS all_places_against_ice
FROM state_month
WHERE state = coalesce(nullif(upper(trim(:state)), ''), 'TX') AND persons IS NOT NULL
ORDER BY month DESC
