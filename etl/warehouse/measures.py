"""The closed lists that claims and the figures beside them share: what is measured, in which unit, of whom, and where."""

MEASURES = (
    "detained", "average_daily_population", "guaranteed_minimum", "capacity", "length_of_stay", "held_over_six_months",
    "deaths", "book_ins", "releases", "removals", "arrests_by_criminality", "alternatives_to_detention", "segregation",
    "agreements_287g", "unaccompanied_children",
)  # fmt: skip
UNITS = ("persons", "percent", "days", "deaths", "placements", "agreements")
PEOPLE = ("all", "convicted", "convicted_or_pending", "pending", "no_conviction", "neither", "record", "no_record")
SCOPES = ("facility", "site", "state", "country")
QUALIFIERS = ("more_than", "at_least", "up_to", "less_than", "about")
AGENCIES = ("total", "ice", "cbp")
SERIES = (
    "snapshot", "night", "to_date", "month", "half_month", "quarter", "year", "between", "minimum", "stated", "design",
    "ice_share", "contract", "notices", "lists",
)  # fmt: skip
DIFFERS = ("average", "people_held", "book_ins", "fiscal_year", "calendar_year")
