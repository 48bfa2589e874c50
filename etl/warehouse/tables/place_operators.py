from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="place_operators",
    title="Who runs each place, as far as that is known on the newest table's day",
    grain="one place in ICE's newest facility table or with evidence of who runs it",
    description=(
        "From place_spells: the operator, or the guard contractor where ICE runs its own place. A party counts as known where "
        "its newest evidence is of 2023 or later, may stand alone, and no source of that time says otherwise. Else the place "
        "is open: not_known_since is the day of the last evidence that may stand alone, last_party_id whom the newest word of "
        "any kind names. Evidence after the table's day is left out."
    ),
    rights="CC0-1.0",
    sources=("ice_facility_lists", ""),
    primary_key=("facility_id",),
    columns=(
        Column("facility_id", "string", "The place of which it tells.", references="facilities.facility_id"),
        Column("as_of", "date", "Last day of ICE's newest facility table.", required=True),
        Column("party_id", "string", "Who runs it, where that is known; null: open.", references="parties.party_id"),
        Column(
            "group_id",
            "string",
            "The same, a company that another bought as its owner.",
            references="parties.party_id",
        ),
        Column("spell_id", "string", "The evidence for it, in place_spells.", references="place_spells.spell_id"),
        Column("last_seen", "date", "Day of the newest evidence for it."),
        Column(
            "not_known_since",
            "date",
            "Where it is open: day of the newest evidence that may stand alone; null: there never was any.",
        ),
        Column(
            "last_party_id",
            "string",
            "Where it is open: whom the newest word of any kind names, an older list or a source that may not stand alone.",
            references="parties.party_id",
        ),
        Column(
            "last_group_id",
            "string",
            "The same, a company that another bought as its owner.",
            references="parties.party_id",
        ),
        Column("last_word_on", "date", "Day of that word; null: it has none, or nobody is named."),
    ),
)
