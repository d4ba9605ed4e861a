"""Settings for all tests."""

import os

from hypothesis import settings

# A submission is judged on the same examples each time; elsewhere each run looks for new ones, and a failing example
# is printed and kept.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "search")
