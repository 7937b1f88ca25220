"""The home screen: the decks, one key to study."""
