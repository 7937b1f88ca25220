"""Python with a newer SQLite than the system's, that of the package pysqlite3, for tests of the store in WAL mode.

    PYTHONPATH=tests/newer_sqlite python -m pytest tests/store

Python reads this file at its start wherever its folder is on the path, so the programs that tests start have it too.
"""

import sys

import pysqlite3
from pysqlite3 import dbapi2

sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = dbapi2
