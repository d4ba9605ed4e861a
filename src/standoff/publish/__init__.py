"""Last stage, ``publish``: what leaves the record for people to read.

Receives a record; hands on pages, tables and files. All of it passes through ``masking`` first (principle 7), and all
but the writing of files is plain functions over the record. Nothing is imported here, so that a command loads only
what it shows.
"""
