"""The settings screen: one list made from the schema."""
