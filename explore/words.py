"""How the page of a place calls the registry's columns and codes: a journalist's words, in this one place.

A column or code that is not here is shown as the registry spells it, without its underscores.
"""

from collections.abc import Mapping
from typing import Any

LABELS = {
    "county_name": "county",
    "county_geoid": "Census code of the county",
    "geoid_vintage": "county boundaries of",
    "zip": "ZIP code",
    "aor": "ICE field office",
    "type_detailed": "type, as ICE prints it",
    "type_group": "kind of place",
    "population_served": "holds",
    "operator": "run by",
    "owner": "owned by",
    "detloc": "ICE's code (DETLOC)",
    "status": "standing",
    "first_published": "first listed",
    "last_published": "last listed",
    "first_as_of": "first in a table to",
    "last_as_of": "last in a table to",
    "n_editions": "editions that list it",
    "in_latest_edition": "in the newest edition",
    "last_counted": "last day with people in the daily counts",
    "point": "point on the map",
}
WORDS = {
    "status": {
        "in_latest_edition": "listed in the newest edition",
        "counted_since": "no longer listed, but the daily counts show people there later",
        "in_earlier_editions": "listed in earlier editions only",
        "only_in_lists": "in ICE's older facility lists only",
        "not_listed": "in no list of ICE's that we hold",
    },
    "type_group": {
        "dedicated": "for ICE alone (dedicated)",
        "non_dedicated": "beds in another agency's jail or prison",
        "federal": "federal facility",
        "state": "state facility",
        "family": "family detention",
        "hold_staging": "hold room or staging",
    },
    "type_detailed": {
        "IGSA": "IGSA (an agreement between ICE and a local government)",
        "DIGSA": "DIGSA (an agreement between ICE and a local government, for ICE alone)",
        "USMS IGA": "USMS IGA (the Marshals Service's agreement with a local government)",
        "USMS CDF": "USMS CDF (a contractor's place, under contract to the Marshals Service)",
        "CDF": "CDF (a contractor's place, under contract to ICE)",
        "SPC": "SPC (ICE's own processing center)",
        "BOP": "BOP (Federal Bureau of Prisons)",
        "DOD": "DOD (Department of Defense)",
    },
    "operator": {
        "CCA": "CCA (CoreCivic since October 2016)",
        "GEO": "GEO (The GEO Group)",
        "M&TC": "M&TC (Management & Training Corporation)",
        "BOP": "BOP (Federal Bureau of Prisons)",
    },
    "owner": {"CCA": "CCA (CoreCivic since October 2016)", "GEO": "GEO (The GEO Group)"},
    "population_served": {"women_and_men": "women and men", "juveniles": "minors"},
}
NOTES = {
    "address": "As ICE last printed it.",
    "status": "What publications show. A place that is not listed is neither empty nor closed.",
    "population_served": "In the latest edition that lists it, by the type and the sexes ICE printed.",
    "detloc": "The government's key for the place.",
    "first_published": "The earliest day that a facility list (2009 on) or an edition with it stands for.",
    "last_published": "The latest such day.",
    "last_counted": "By the Deportation Data Project.",
}
POINTS = {
    "zip_centroid": "the centre of its ZIP code",
    "city_zip_centroid": "the centre of its city's nearest ZIP code",
    "nearest_zip_centroid": "the centre of the county's nearest ZIP code",
    "county_interior_point": "a point inside its county",
    "geocoded_by_code": "of the address that the Deportation Data Project has for its code",
    "manual": "set by hand",
}
PRECISIONS = {
    "zip": "The point is not the building: of 142 places compared nine in ten lie within 10 km of their ZIP code's centre.",
    "city": "The point is not the building: within its city.",
    "county": "The point is not the building: only within its county.",
    "address": "The point is that of its address: of 307 places compared, nine in ten lie within 300 m of a prison boundary.",
    "grounds": "The point is on the grounds of the base, not at the building.",
}

# USPS code -> name of a state or territory
STATES = {
    "AL": "Alabama",
    "AK": "Alaska",
    "AZ": "Arizona",
    "AR": "Arkansas",
    "CA": "California",
    "CO": "Colorado",
    "CT": "Connecticut",
    "DE": "Delaware",
    "DC": "District of Columbia",
    "FL": "Florida",
    "GA": "Georgia",
    "GU": "Guam",
    "HI": "Hawaii",
    "ID": "Idaho",
    "IL": "Illinois",
    "IN": "Indiana",
    "IA": "Iowa",
    "KS": "Kansas",
    "KY": "Kentucky",
    "LA": "Louisiana",
    "ME": "Maine",
    "MD": "Maryland",
    "MA": "Massachusetts",
    "MI": "Michigan",
    "MN": "Minnesota",
    "MS": "Mississippi",
    "MO": "Missouri",
    "MT": "Montana",
    "NE": "Nebraska",
    "NV": "Nevada",
    "NH": "New Hampshire",
    "NJ": "New Jersey",
    "NM": "New Mexico",
    "NY": "New York",
    "NC": "North Carolina",
    "ND": "North Dakota",
    "MP": "Northern Mariana Islands",
    "OH": "Ohio",
    "OK": "Oklahoma",
    "OR": "Oregon",
    "PA": "Pennsylvania",
    "PR": "Puerto Rico",
    "RI": "Rhode Island",
    "SC": "South Carolina",
    "SD": "South Dakota",
    "TN": "Tennessee",
    "TX": "Texas",
    "UT": "Utah",
    "VT": "Vermont",
    "VI": "U.S. Virgin Islands",
    "VA": "Virginia",
    "WA": "Washington",
    "WV": "West Virginia",
    "WI": "Wisconsin",
    "WY": "Wyoming",
}


def label(name: str) -> str:
    """A column as a reader calls it."""
    return LABELS.get(name, name.replace("_", " "))


def word(name: str, value: object) -> str:
    """A registry value in words: codes spelled out, Datasette's booleans (0 and 1) as yes and no."""
    if name.startswith(("in_", "is_")) and value in (0, 1):
        return "yes" if value else "no"
    return WORDS.get(name, {}).get(str(value), str(value))


def dated(name: str, row: Mapping[str, Any]) -> str:
    """A value with the day of the list that says it, where the registry has one: it may have changed since."""
    day = row.get(f"{name}_as_of")
    return word(name, row[name]) + (f", as of {day[:4]} (ICE's facility list of {day})" if day else "")


def point(row: Mapping[str, Any]) -> dict[str, str] | None:
    """The coordinates with whose they are and how near; None without any."""
    if row.get("latitude") is None or row.get("longitude") is None:
        return None
    whose = POINTS.get(row["coordinate_method"], row["coordinate_method"])
    note = f"WGS84 degrees, {whose}. {PRECISIONS.get(row['coordinate_precision'], '')}".strip()
    return {"label": label("point"), "value": f"{row['latitude']}, {row['longitude']}", "description": note}
