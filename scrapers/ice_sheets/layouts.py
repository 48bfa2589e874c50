"""The Facilities sheet's columns and the seven sequences in which ICE printed them, FY2019 to April 2026: data only."""

import re

STABLE: tuple[tuple[str, str], ...] = (
    ("name", "Name"),
    ("address", "Address"),
    ("city", "City"),
    ("state", "State"),
    ("zip", "Zip"),
    ("aor", "AOR"),
    ("type_detailed", "Type Detailed"),
    ("male_female", "Male/Female"),
    ("alos", "FYnn ALOS"),
    ("adp_level_a", "Level A"),
    ("adp_level_b", "Level B"),
    ("adp_level_c", "Level C"),
    ("adp_level_d", "Level D"),
    ("adp_male_crim", "Male Crim"),
    ("adp_male_non_crim", "Male Non-Crim"),
    ("adp_female_crim", "Female Crim"),
    ("adp_female_non_crim", "Female Non-Crim"),
    ("adp_threat_1", "ICE Threat Level 1"),
    ("adp_threat_2", "ICE Threat Level 2"),
    ("adp_threat_3", "ICE Threat Level 3"),
    ("adp_no_threat", "No ICE Threat Level"),
    ("adp_mandatory", "Mandatory"),
    ("guaranteed_minimum", "Guaranteed Minimum"),
    ("last_inspection_type", "Last Inspection Type"),
)
"""Canonical column and printed header of the 24 columns that every layout starts with, in order."""

INSPECTIONS: tuple[tuple[str, str], ...] = (
    ("last_inspection_standard", "Last Inspection Standard"),
    ("last_inspection_rating", "Last Inspection Rating - Final"),
    ("last_inspection_date", "Last Inspection Date"),
    ("last_inspection_end_date", "Last Inspection End Date"),
    ("pending_inspection", "Pending FYnn Inspection"),
    ("last_final_rating", "Last Final Rating"),
    ("second_inspection_type", "Second to Last Inspection Type"),
    ("second_inspection_standard", "Second to Last Inspection Standard"),
    ("second_inspection_rating", "Second to Last Inspection Rating"),
    ("second_inspection_date", "Second to Last Inspection Date"),
    ("odo_inspection_end_date", "ODO Inspection End Date"),
    ("odo_final_report_date", "ODO Final Report Date"),
    ("odo_inspection_standard", "ODO Last Inspection Standard"),
    ("odo_rating", "ODO Final Rating"),
    ("nakamoto_standard", "Last Nakamoto Inspection Standard"),
    ("nakamoto_rating", "Last Nakamoto Inspection Rating - Final"),
    ("nakamoto_date", "Last Nakamoto Inspection Date"),
    ("second_nakamoto_type", "Second to Last Nakamoto Inspection Type"),
    ("second_nakamoto_standard", "Second to Last Nakamoto Inspection Standard"),
    ("second_nakamoto_date", "Second to Last Nakamoto Inspection Date"),
)
"""Canonical column and printed header of the inspection columns that follow, in one of the sequences of LAYOUTS."""

_LAST = ("last_inspection_standard", "last_inspection_rating", "last_inspection_date")
_SECOND = ("second_inspection_type", "second_inspection_standard")
_ODO = ("odo_inspection_standard", "odo_rating")
_NAKAMOTO = ("nakamoto_standard", "nakamoto_rating", "nakamoto_date")
_SECOND_NAKAMOTO = ("second_nakamoto_type", "second_nakamoto_standard", "second_nakamoto_date")

LAYOUTS: dict[str, tuple[str, ...]] = {
    # name: what follows STABLE. The name ends in the number of columns; the comment says which editions print it.
    "two_inspections_31": (
        *_LAST,
        *_SECOND,
        "second_inspection_rating",
        "second_inspection_date",
    ),  # FY19 to early FY22
    "no_second_rating_30": (*_LAST, *_SECOND, "second_inspection_date"),  # March 2022 to February 2023
    "odo_end_date_33": ("odo_inspection_end_date", *_ODO, *_NAKAMOTO, *_SECOND_NAKAMOTO),  # February to October 2023
    "odo_report_date_33": ("odo_final_report_date", *_ODO, *_NAKAMOTO, *_SECOND_NAKAMOTO),  # July 2023
    "odo_27": ("odo_inspection_end_date", *_ODO),  # November 2023 to April 2024
    "pending_28": (  # May 2024 to September 2025
        "last_inspection_end_date",
        "pending_inspection",
        "last_inspection_standard",
        "last_final_rating",
    ),
    "end_date_27": ("last_inspection_end_date", "last_inspection_standard", "last_final_rating"),  # FY26
}

COLUMNS: tuple[str, ...] = tuple(name for name, _ in STABLE + INSPECTIONS)
NUMBERS: frozenset[str] = frozenset(COLUMNS[COLUMNS.index("alos") : COLUMNS.index("guaranteed_minimum") + 1])
"""Columns in which a number is expected: days, average daily population, beds."""

TOKENS = re.compile(r"\*{1,2}|N/?A|#[A-Z0-9/!?]+|New Facility|Scheduled( FY\d\d)?", re.IGNORECASE)
"""Texts seen in place of a number. Any other text in a number column refuses the sheet."""
NUMERIC_TEXT = re.compile(r"-?[0-9]+(\.[0-9]+)?")  # not \d: full-width digits are digits to Python and to no cast
