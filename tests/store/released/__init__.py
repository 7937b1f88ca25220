"""Small stores as released versions left them, one SQL file a revision. A new revision adds its file; old ones never change.

python -m tests.store.released     writes the file of the present revision
"""
