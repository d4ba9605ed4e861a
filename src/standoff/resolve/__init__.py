"""Fourth stage, ``resolve``: what many reports say, joined: copies, actors, places, events, disputes.

Receives the annotations of reports; hands on entries, each a set of mentions taken to be the same. All joining is
greedy over mentions in order of founding (day of publication, document id, offset), so that the order of reading
does not matter. Nothing is joined on absence of evidence.
"""
