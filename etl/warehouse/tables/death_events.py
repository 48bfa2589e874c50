from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="death_events",
    title="Events of custody that death reports tell",
    grain="one event of one death",
    description=(
        "What ICE's reports on deaths tell of each person's custody, in its order: arrests, custody taken, places, hospitals, "
        "releases, the death. Place of last detention and start of custody in deaths_in_custody follow from it. Only places "
        "that a sentence says the person was taken to are here, not plans. No names, and no words but the place's. "
        "Of 59 reports read twice by hand, a third was kept apart while the rules were made: on that third, at first contact, "
        "17 of 19 last places and 15 of 19 starts of custody were right, one start was wrong, and the others were null."
    ),
    rights="US government work",
    sources=("ice_death_reports",),
    primary_key=("death_id", "event"),
    columns=(
        Column("death_id", "string", "The death of which it tells.", references="deaths_in_custody.death_id"),
        Column("event", "integer", "Number of the event in its report, by day.", unit="event number"),
        Column(
            "kind",
            "string",
            "arrested: by ICE; border_arrest: by CBP or the Border Patrol; ice_custody: ICE took custody, without a place that "
            "can be read; booked: held at a place; transferred: taken to it; other_custody: held by another agency; hospital; "
            "released: let go, removed from the country, or handed to another agency.",
            required=True,
            facet=True,
            enum=(
                "arrested",
                "border_arrest",
                "ice_custody",
                "booked",
                "transferred",
                "other_custody",
                "hospital",
                "released",
                "died",
            ),
        ),
        Column("day", "date", "Day of the event; null where the sentence leaves it open (later, between two days)."),
        Column(
            "place_printed",
            "string",
            "Name of the place or hospital as the report prints it, in full where it prints a short form that it defines.",
        ),
        Column(
            "place_rule",
            "string",
            "How the name was read.",
            enum=("named", "abbreviated", "abbreviation not explained", "listed"),
        ),
        Column("town_printed", "string", "Town and state that the report prints with the place."),
        Column(
            "facility_id",
            "string",
            "The place; null where its name is unknown or ambiguous, and for hospitals.",
            references="facilities.facility_id",
        ),
        Column(
            "snapshot_sha256", "string", "sha256 of the report.", required=True, references="snapshots.snapshot_sha256"
        ),
        Column("page", "integer", "Page of the report.", unit="page number", required=True),
        Column(
            "char_start",
            "integer",
            "Where the words that say so begin in the text of that page (as pypdf extracts it), from 0.",
            unit="characters",
            required=True,
        ),
        Column("char_end", "integer", "Where they end, exclusive.", unit="characters", required=True),
    ),
)
