"""Fits the small models of quizapp.claims and measures, on texts left out, what each adds to the simple rules."""
