"""People first: whose name may be shown, and what is hidden."""
