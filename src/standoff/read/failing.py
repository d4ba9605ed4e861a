"""What is said where our own code, or a library, fails on a report in a way that nobody foresaw."""

from standoff import logs
from standoff.record.document import Origin, SetAside


def failed(origin: Origin, error: Exception) -> SetAside:
    """A report that is set aside because reading it failed: by what kind of error, and where in the code.

    What the error says is left out: it may quote the report.
    """
    fault = logs.fault(error)
    reason = f"reading it failed, which is a fault of Standoff ({fault['error']} in {fault['at'][-1]})"
    return SetAside(origin=origin, reason=reason, remedy="leave it out, and please report the fault")
