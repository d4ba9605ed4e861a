"""Libraries that a file can keep busy for hours work in a process of their own, with a bound on its time and memory."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Literal

from standoff.read.limits import megabytes

MEMORY = 1 << 30

# The bound is of processor time; on a busy machine the process may wait for its turn some times longer.
_PATIENCE = 4
_CHILD = Path(__file__).with_name("apart_child.py")


def apart(kind: Literal["pdf", "feed"], data: bytes, seconds: int) -> dict[str, Any]:
    """What the process found in a file, or ``fault``: what went wrong, for ``said``."""
    command = [sys.executable, "-P", str(_CHILD), kind, str(seconds), str(MEMORY)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds * _PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return {"fault": "time"}
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        # It was ended: for its time by a signal, otherwise for its memory.
        return {"fault": "time" if done.returncode < 0 else "memory"}
    return found


def said(fault: str, seconds: int) -> str:
    """A fault in words that go on from the name of the file's kind."""
    known = {
        "locked": "is locked with a password",
        "time": f"takes longer than {seconds} seconds to read",
        "memory": f"takes more than {megabytes(MEMORY)} of memory to read",
    }
    return known.get(fault, f"is broken ({fault})")
