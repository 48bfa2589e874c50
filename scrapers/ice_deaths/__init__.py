"""The two kinds of ICE documents about deaths in custody: reports on one death, and the list of 2003 to 2017."""
