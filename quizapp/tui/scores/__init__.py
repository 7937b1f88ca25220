"""The statistics screen: every figure from `quizapp.scores`, every chart also as a table."""
