"""The help page, and other pages that only show text."""
