"""The report: one HTML file that opens from disk, made from the record and nothing else."""
