"""How well the main event of a passage is coded, against CASE 2021 (task 2) and PLOVER."""
