"""The timeline of plain dated reports, of any topic: days ranked, and sentences taken from the reports. No parser."""
