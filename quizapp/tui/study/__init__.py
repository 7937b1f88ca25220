"""The study screens: the question, the answer, and the end of a session."""
