"""Person-level stints to counts: nights, stays, lengths of stay, transfers. The rows of persons never leave the run."""
