"""Searching words that are at hand by the rules of the index: for what must be masked before it is searched."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing

from standoff.store.search import BEGIN, END, for_sqlite, spans_in

# As the index of a database on SQLite is made.
_INDEX = "CREATE VIRTUAL TABLE held USING fts5(words, tokenize='porter unicode61 remove_diacritics 2')"


def matching(query: str, words: Mapping[str, str]) -> dict[str, list[tuple[int, int]]]:
    """Those of some words, by key, that hold a query, with the code points at which what was asked for stands.

    A server takes the stems of a few words otherwise than SQLite; what only it would find is not found here.
    """
    asked = for_sqlite(query)
    if not asked or not words:
        return {}
    keys = list(words)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(_INDEX)
        held = ((number, words[key].replace(BEGIN, " ").replace(END, " ")) for number, key in enumerate(keys))
        connection.executemany("INSERT INTO held (rowid, words) VALUES (?, ?)", held)
        found = connection.execute(
            "SELECT rowid, highlight(held, 0, ?, ?) FROM held WHERE held MATCH ? ORDER BY rowid", (BEGIN, END, asked)
        )
        return {keys[number]: spans_in(marked)[1] for number, marked in found}
