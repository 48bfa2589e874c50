"""Our judgement on the records: names, types, links, checks. No network, no HTML, no Excel."""
