"""Second stage, ``language``: sentences, scan, parse, times, quantities, quotes, names.

Receives documents; hands on what can be seen in their language, standing off from the text. Knows nothing of what
the reports are about but the words that it is handed.
"""
