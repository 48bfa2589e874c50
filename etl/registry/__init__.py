"""Places: what a printed name, an address or a point means. Proposals with evidence; the reviewed CSVs decide."""
