"""Time expressions: spans and values, on a table of our own.

``tuning.jsonl`` is there to work on; ``heldout.jsonl`` was written before the rules were first run and is never
tuned on. A row gives the day of publication, a style, and a text in which each expression is marked
``[[words|type|value]]``; a type of ``-`` marks words that may be found or not. Spans leave out prepositions, as in
TimeBank.
"""
