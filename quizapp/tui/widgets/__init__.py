"""Widgets that several screens share: the bar, the hint line, laid-out text, choices, the page they stand on."""
