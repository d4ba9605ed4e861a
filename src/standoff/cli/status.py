"""The exit statuses. 0 is all well, 1 a failure, 2 a command that was not understood (click's own)."""

SOME_SET_ASIDE = 3
# 128 and the number of the signal, as shells count.
INTERRUPTED = 130
BROKEN_PIPE = 141
