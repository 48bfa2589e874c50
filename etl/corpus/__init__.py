"""Other people's corpora annotated by the rules for statements: on all cores of one machine, or over Spark Connect."""
