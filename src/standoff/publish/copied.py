"""What a report has from the report that it is a copy of, and what is its own."""

from dataclasses import dataclass
from datetime import date

from standoff.publish.citing import Cited, cited
from standoff.publish.index import Index
from standoff.publish.wording import many
from standoff.record import Document
from standoff.resolve.alignment import own_passages, shared_passages, words_in
from standoff.resolve.copies import nearest


@dataclass(frozen=True)
class Copied:
    """A copy: the earlier report that it shares most with, its words that stand there too, and its own passages."""

    of: Document
    words: int
    shared: int
    passages: int
    own: tuple[Cited, ...]

    @property
    def share(self) -> str:
        """How much of it is copied, in words."""
        part = "all" if self.shared == self.words else f"{min(99, round(100 * self.shared / self.words))} %"
        return f"{part} of its {many(self.words, 'word')} stand there too, in {many(self.passages, 'passage')}"


def copied(index: Index, document: Document) -> Copied | None:
    """What a report has from an earlier one of its group of copies; None where it is the first, or no copy."""
    members = copies_of(index, document)
    earlier = members[: members.index(document)]
    if not earlier:
        return None
    of = earlier[nearest(document.text, [one.text for one in earlier])]
    shared = shared_passages(document, of)
    return Copied(
        of=of,
        words=words_in(document.text),
        shared=sum(words_in(each.one.quote) for each in shared),
        passages=len(shared),
        own=tuple(cited(index, own_passages(document, shared))),
    )


def copies_of(index: Index, document: Document) -> list[Document]:
    """The reports of the group of copies of a report, itself among them, the first to be published first."""
    group = document.copies or document.id
    members = [one for one in index.documents.values() if (one.copies or one.id) == group]
    return sorted(members, key=lambda one: (one.published.earliest or date.max, one.id))
