"""One function for each thing a learner does; each owns its transaction. The front ends call nothing of ours below this.

Import from the module that names the thing: `quizapp.workflows.study`, `.decks`, `.generate`, `.sources`, `.triage`, `.browse`,
`.scores`, `.exchange`, `.explain`, `.settings`, `.quiz`, `.undo`, `.care`, `.optimize`. Importing them is cheap: whatever is slow
(the store, the tagger, Anki) is imported inside the functions.
"""

from quizapp.workflows.database import Database, glance, open_database
from quizapp.workflows.moment import Moment, now

__all__ = ["Database", "Moment", "glance", "now", "open_database"]
