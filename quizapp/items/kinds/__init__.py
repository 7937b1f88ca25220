"""The six kinds of item: what each makes of a statement and its answers."""
