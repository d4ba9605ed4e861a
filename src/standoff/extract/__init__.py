"""Third stage, ``extract``: what one report says, as mentions that stand off from its text.

Receives what ``language`` has seen in a report, and a domain; hands on an ``Annotation``.
"""
