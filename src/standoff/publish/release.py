"""A release: what leaves the house of a record, as a profile lets it out. All formats are written from one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from standoff.domains.domain import Domain, domain_names, load_domain
from standoff.domains.loading import DomainFileError
from standoff.publish.about import about
from standoff.publish.coarsening import coarsened
from standoff.publish.index import Index
from standoff.publish.masking import masked_with
from standoff.publish.profile import Profile, load_profile
from standoff.publish.withholding import withheld
from standoff.record import Annotation, Document, Record


@dataclass(frozen=True)
class Release:
    """A record that may leave, the profile that it leaves under, and by document what its single reports say.

    ``annotations`` is empty where nobody gave any. ``domain`` names a folder of domain files, None meaning that of
    the record's own name.
    """

    record: Record
    profile: Profile
    annotations: Mapping[str, Annotation]
    domain: str | None = None

    @cached_property
    def index(self) -> Index:
        """The entries of the record by id."""
        return Index(self.record)

    @cached_property
    def about(self) -> dict[str, object]:
        """What the release says of itself."""
        return about(self.record, self.profile)

    @cached_property
    def knowledge(self) -> Domain:
        """What is known of the field.

        Raises:
            DomainFileError: the record was made by a domain that does not come with Standoff, and was not named.
        """
        if self.domain is None and self.record.domain not in domain_names():
            problem = "the record was made by a domain that does not come with Standoff; name its folder with --domain"
            raise DomainFileError(Path(self.record.domain), None, "", problem)
        return load_domain(self.domain or self.record.domain)

    @property
    def day(self) -> date | None:
        """The day as of which it was made, or else that of the latest report."""
        return self.record.as_of or self.index.latest_report(self.index.documents)

    def annotated(self) -> Iterable[tuple[Document, Annotation]]:
        """Each report with what it says, in the order of the record."""
        for document in self.record.documents:
            said = self.annotations.get(document.id)
            yield document, said or Annotation(document=document.id, published=document.published)


def release(
    record: Record,
    profile: Profile | None = None,
    annotations: Iterable[Annotation] = (),
    domain: str | None = None,
) -> Release:
    """What may leave of a record under a profile, the public one where none is given."""
    profile = profile or load_profile()
    known = {one.id for one in record.documents}
    told = tuple(one for one in annotations if one.document in known)
    if profile.masking:
        record, told = masked_with(record, told)
    record, told = coarsened(record, told, profile.coarsen)
    record, told = withheld(record, told, profile)
    return Release(record, profile, {one.document: one for one in told}, domain)
