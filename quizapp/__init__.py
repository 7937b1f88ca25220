"""quizapp turns Chinese interviews into questions worth remembering."""

__version__ = "0.1.0"
