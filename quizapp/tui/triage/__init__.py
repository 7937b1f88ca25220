"""Triage: a learner makes a generated deck theirs; and the editor of a single item."""
