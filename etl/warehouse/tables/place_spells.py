from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="place_spells",
    title="Spells: who ran, owned and guarded a place, and its beds, by dated evidence",
    grain="one party or number of beds of one place through consecutive evidence of one state",
    description=(
        "Evidence that agrees without another answer between it is one spell. A spell says what was seen from first_seen to "
        "last_seen; where it has no to_date, what holds after last_seen is not known. Unconfirmed spells rest on a source "
        "that may not stand alone, and none counts towards a share. Sources that disagree keep their rows. Occupancy can't be "
        "reckoned across kinds of capacity. Days are the first of the month or year where a source says no more."
    ),
    rights="CC0-1.0",
    sources=("ice_facility_lists", ""),
    primary_key=("spell_id",),
    columns=(
        Column("spell_id", "string", "Our id of the spell, from its place, role, party and first evidence."),
        Column(
            "facility_id",
            "string",
            "The place; null where ICE's list doesn't have it.",
            references="facilities.facility_id",
        ),
        Column("place_name", "string", "Name of the place in our registry, or as the source gives it.", required=True),
        Column(
            "attribute",
            "string",
            "What the spell is of. A pass-through government holds ICE's agreement and hands it on to another party.",
            required=True,
            facet=True,
            enum=("operator", "owner", "guard_contractor", "pass_through", "capacity"),
        ),
        Column(
            "party_id",
            "string",
            "Who; null for beds and where what was printed names no party.",
            references="parties.party_id",
        ),
        Column(
            "party_printed", "string", "What was printed, where it names no party (COUNTY) or no one number of beds."
        ),
        Column("capacity", "integer", "Beds or people that the place may hold.", unit="persons"),
        Column(
            "capacity_kind",
            "string",
            "Which capacity; stated: the source doesn't say. ICE's share is the part of a larger place that is for ICE.",
            facet=True,
            enum=("design", "contract", "guaranteed_minimum", "ice_share", "planned", "stated"),
        ),
        Column("from_date", "date", "Day on which it began, where a source says so."),
        Column("first_seen", "date", "Earliest day for which there is evidence; null where the source has no day."),
        Column("last_seen", "date", "Latest day for which there is evidence. Without a to_date, not known since."),
        Column(
            "to_date", "date", "Day on which it ended, where a source says so or the next party's first day is known."
        ),
        Column(
            "state",
            "string",
            "Unconfirmed: only from a compilation, copies of awards, a reference work or a page without a date.",
            required=True,
            facet=True,
            enum=("confirmed", "unconfirmed"),
        ),
        Column(
            "in_conflict",
            "boolean",
            "A source within a year of it says otherwise, and none says that it changed. An unconfirmed one never puts a "
            "confirmed one in doubt.",
            required=True,
        ),
        Column(
            "basis",
            "string",
            "An ICE facility list, or what someone else published.",
            required=True,
            facet=True,
            enum=("ice_list", "public_source"),
        ),
        Column("n_sources", "integer", "How many documents say so.", required=True, unit="documents"),
        Column("evidence_publisher", "string", "Publisher of that document; null for ICE's lists."),
        Column(
            "evidence_url",
            "string",
            "Address of the newest document that may stand alone, if one does; null for ICE's lists.",
        ),
        Column(
            "snapshot_sha256", "string", "The newest ICE list that says so.", references="snapshots.snapshot_sha256"
        ),
    ),
)
