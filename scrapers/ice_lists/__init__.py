"""ICE's facility lists of 2009 to 2025: what their columns are called, and how workbooks and PDFs are read."""
