"""Browse: a search language, a list of any length, acts on the marked rows."""
