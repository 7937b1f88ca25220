"""The palette: every action, deck, source and setting by name, in both languages and by pinyin initials."""
