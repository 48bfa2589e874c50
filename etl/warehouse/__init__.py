"""Records and reference -> checked tables: declarations beside their queries, staging SQL, checks."""
