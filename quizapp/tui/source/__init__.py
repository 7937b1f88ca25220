"""The source screen: the whole text by turns, every quote that has an item underlined."""
