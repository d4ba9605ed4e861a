"""Knowledge of a field, as data: kinds of event, matters, parties, offices, words. The engine knows none of it.

``load_domain("health-care")`` reads and checks the files of a folder; a person who does not program can edit them.
"""

from standoff.domains.domain import Domain, domain_names, load_domain
from standoff.domains.loading import DomainFileError

__all__ = ["Domain", "DomainFileError", "domain_names", "load_domain"]
