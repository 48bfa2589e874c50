"""Reading ICE's detention statistics workbooks: one module per kind of sheet; layouts and code lists are data."""
