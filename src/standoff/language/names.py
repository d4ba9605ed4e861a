"""Names in a report: persons, organisations, offices, groups, facilities, places, handles. Each where it stands."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from spacy.tokens import Token

from standoff.domains.domain import Domain, PlaceWords
from standoff.language.gazetteer import Gazetteer, Known
from standoff.language.lexicon import Hit, Lexicon
from standoff.language.parse import Parsed

NameKind = Literal["person", "organisation", "office", "group", "facility", "place", "handle"]

_HANDLE = re.compile(r"(?<![\w.])@\w{2,}")
_NAME_WORD = r"[A-Z][\w.’'-]*"
# What a state has as somebody who acts: "the state's promise", not "the state's hospitals".
_STATE_HAS = frozenset(
    """promise assurance pledge order decision directive counsel lawyer advocate reply claim offer plan
    report refusal failure inaction""".split()  # noqa: SIM905
)
_IN_BRACKETS = re.compile(r"\s\(([A-Z][A-Z.&-]{1,9})\)")
# Nouns that mean several people in the singular.
_COLLECTIVES = frozenset(
    """family mob staff police government administration state crowd community fraternity opposition centre center
    court bench department delegation team kin public force authority platform front house ministry council county
    cabinet treasury trust company firm board union committee university management operator utility airline mill mine
    agency employer association federation league collective municipality commission college regulator owner
    caucus developer""".split()  # noqa: SIM905
)
_SMALL = frozenset(["of", "and", "&", "the", "for", "de"])


# So many people or more are told of as a group.
_CROWD = 100


class Name(NamedTuple):
    """A name and where it stands in the document.

    ``head`` is the name without titles and articles ("Mamata" of "Chief Minister Mamata"); ``party`` the key of the
    domain's party that the words belong to; ``office`` the office named beside a person; ``of`` the place named
    beside a group ("doctors from Delhi"); ``known`` the gazetteer's place; ``several`` is true for a group as a
    whole, false for one or a few of its people ("a doctor", "two doctors").
    """

    start: int
    end: int
    kind: NameKind
    head: str
    party: str | None = None
    office: str | None = None
    of: str | None = None
    known: Known | None = None
    several: bool = False


class NameFinder:
    """Finds names by a domain's words, the gazetteer, and the parser's own recogniser, in that order of trust."""

    def __init__(self, domain: Domain) -> None:
        self._domain = domain
        self._gazetteer = Gazetteer(domain.settings.country, domain.places.areas)
        parties = domain.parties.items()
        self._groups = Lexicon((word, key) for key, party in parties for word in party.groups)
        self._offices = Lexicon((word, key) for key, party in parties for word in party.offices)
        self._organisations = Lexicon((word, key) for key, party in parties for word in party.organisations)
        self._titles = frozenset(domain.wording.titles)
        self._not_names = frozenset(domain.wording.not_names)
        self._facility = _facility_pattern(domain.places)
        self._sides = {word: key for key, party in parties for word in party.organisation_words}
        self._organisation_words = frozenset(
            word.split()[-1] for word in (*domain.wording.organisation_words, *self._sides)
        )
        self._short_forms: Mapping[str, str] = domain.places.short_forms

    def find(self, text: str, parsed: Sequence[Parsed], avoid: Iterable[tuple[int, int]] = ()) -> list[Name]:
        """The names in the parsed sentences of a text, in order, none within another of its kind.

        ``avoid`` are stretches that are known to be something else: named days, signatures of posts.
        """
        avoided = list(avoid)
        first = [list(self._in_sentence(text, sentence, avoided, frozenset())) for sentence in parsed]
        # A surname alone is told to be one by the full name elsewhere in the report.
        surnames = frozenset(
            name.head.split()[-1] for each in first for name in each if name.kind == "person" and " " in name.head
        )
        names: list[Name] = []
        for sentence, each in zip(parsed, first, strict=True):
            again = any(surname in text[sentence.start : sentence.end] for surname in surnames)
            names += self._in_sentence(text, sentence, avoided, surnames) if again else each
        names += _short_forms(text, parsed, names)
        return sorted(names, key=lambda name: (name.start, name.end, name.kind))

    def _in_sentence(
        self, text: str, sentence: Parsed, avoided: Iterable[tuple[int, int]], surnames: frozenset[str]
    ) -> Iterable[Name]:
        overlapping = [(start, end) for start, end in avoided if start < sentence.end and sentence.start < end]
        taken = {place for start, end in overlapping for place in range(start, end)}
        found: list[Name] = []

        def keep(names: Iterable[Name]) -> None:
            for name in names:
                places = range(name.start, name.end)
                if not taken.intersection(places):
                    found.append(name)
                    taken.update(places)

        offices = self._offices.find(sentence.doc)
        keep(self._handles(text, sentence))
        keep(self._facilities(text, sentence))
        keep(name for name in self._persons(sentence, offices, taken, surnames) if name.office is not None)
        keep(self._known_organisations(sentence))
        keep(self._persons(sentence, offices, taken, surnames))
        keep(self._bare_offices(sentence, offices))
        organisations = list(self._other_organisations(sentence))
        keep(name for name in organisations if name.party is not None)
        keep(self._places(sentence))
        keep(organisations)
        groups = list(self._group_names(text, sentence, found))
        return [*found, *groups]

    def _handles(self, text: str, sentence: Parsed) -> Iterable[Name]:
        for match in _HANDLE.finditer(text, sentence.start, sentence.end):
            yield Name(match.start(), match.end(), "handle", match.group())

    def _facilities(self, text: str, sentence: Parsed) -> Iterable[Name]:
        for match in self._facility.finditer(text, sentence.start, sentence.end):
            start, name = match.start(), match.group()
            owner = re.match(rf"(?:The\s+)?({_NAME_WORD}?)[’']s\s+", name)
            of = None
            if owner and self._place(owner.group(1)):
                of, start, name = owner.group(1), start + owner.end(), name[owner.end() :]
            stripped = re.sub(r"^(?:(?:The|At|In|Of|From)\s+)+", "", name)
            start += len(name) - len(stripped)
            if (stripped and " " in stripped) or stripped in self._domain.places.facilities:
                yield Name(start, match.end(), "facility", " ".join(stripped.split()), of=of)

    def _known_organisations(self, sentence: Parsed) -> Iterable[Name]:
        for hit in self._organisations.find(sentence.doc):
            if hit.first.text[:1].isupper():
                yield Name(*sentence.place(*hit.tokens), "organisation", _words(hit.tokens), party=hit.label)

    def _persons(
        self, sentence: Parsed, offices: Sequence[Hit[str]], taken: set[int], surnames: frozenset[str]
    ) -> Iterable[Name]:
        office_at = {hit.last.i: (hit.label, hit.tokens) for hit in offices}
        for words in self._runs(sentence, offices, taken):
            office = _office_beside(words[0], words[-1], office_at)
            run = self._without_place(words) if office and office[1][-1].i < words[0].i - 1 else words
            name, titled = self._without_titles(run)
            if not name or self._place(_words(name)):
                continue
            person = (
                titled
                or self._has_small_title(run[0])
                or office is not None
                or any(token.ent_type_ == "PERSON" for token in name)
            )
            person = person or _words(name) in surnames
            if not person or self._looks_organised(name):
                continue
            party, hit_tokens = (office[0], office[1]) if office else (None, ())
            title = [run[0].nbor(-1)] if self._has_small_title(run[0]) else []
            yield Name(
                *sentence.place(*(hit_tokens if _before(hit_tokens, name) else ()), *title, *run),
                "person",
                _words(name),
                party=party,
                office=_words(hit_tokens).lower() if hit_tokens else None,
            )

    def _runs(self, sentence: Parsed, offices: Sequence[Hit[str]], taken: set[int]) -> Iterable[list[Token]]:
        """Stretches of capitalised words that no surer name has taken."""
        office_tokens = {token.i for hit in offices for token in hit.tokens}
        run: list[Token] = []
        for token in sentence.doc:
            place = sentence.start + token.idx
            fits = (
                token.text[:1].isupper()
                and (token.is_alpha or token.text.rstrip(".").isalpha() or "-" in token.text)
                and place not in taken
                and token.i not in office_tokens
                and token.text not in self._not_names
                and not (token.i and token.nbor(-1).text in {"#", "@"})
            )
            follows = not run or token.i == run[-1].i + 1
            if run and not (fits and follows):
                yield run
                run = []
            if fits:
                run.append(token)
        if run:
            yield run

    def _without_titles(self, run: list[Token]) -> tuple[list[Token], bool]:
        name = list(run)
        titled = False
        while name and name[0].lower_.rstrip(".") in self._titles:
            titled = True
            name = name[1:]
        return name, titled

    def _has_small_title(self, first: Token) -> bool:
        """Whether a title in small letters stands before a name: "constable A. Smith"."""
        return first.i > 0 and first.nbor(-1).text.rstrip(".") in self._titles

    def _without_place(self, run: list[Token]) -> list[Token]:
        """What follows the place in "Chief Minister of Northland Jo Bloggs"."""
        for size in (3, 2, 1):
            if len(run) > size and self._place(_words(run[:size])):
                return run[size:]
        return run

    def _looks_organised(self, name: Sequence[Token]) -> bool:
        return any(token.text in self._organisation_words and not _is_people(token, name) for token in name)

    def _bare_offices(self, sentence: Parsed, offices: Sequence[Hit[str]]) -> Iterable[Name]:
        for hit in offices:
            if hit.first.text in self._short_forms:
                continue
            yield Name(
                *sentence.place(*hit.tokens), "office", _words(hit.tokens).lower(), party=hit.label, office="itself"
            )

    def _places(self, sentence: Parsed) -> Iterable[Name]:
        tokens = [token for token in sentence.doc if not token.is_space]
        position = 0
        while position < len(tokens):
            # Only what has a capital can be a place; most words have none.
            for size in (3, 2, 1) if tokens[position].text[:1].isupper() else ():
                stretch = tokens[position : position + size]
                words = " ".join(token.text for token in stretch)
                known = self._place(words) if len(stretch) == size and not _after_all(stretch[0]) else None
                if known:
                    yield Name(*sentence.place(*stretch), "place", known.name, known=known)
                    position += size - 1
                    break
            position += 1

    def _place(self, words: str) -> Known | None:
        if not words[:1].isupper() or words in self._not_names:
            return None
        if words in self._short_forms:
            return self._gazetteer.find(self._short_forms[words])
        return None if words.isupper() and len(words) <= 4 else self._gazetteer.find(words)

    def _other_organisations(self, sentence: Parsed) -> Iterable[Name]:
        run: list[Token] = []
        for token in [*sentence.doc, None]:
            joins = token is not None and (
                (token.text[:1].isupper() and token.text not in self._not_names)
                or (bool(run) and token.lower_ in _SMALL and not (run[-1].lower_ == "and" and token.lower_ == "the"))
            )
            if joins and token is not None:
                run.append(token)
                continue
            while run and run[-1].lower_ in _SMALL:
                run.pop()
            if len(run) > 1 and self._looks_organised(run):
                yield Name(*sentence.place(*run), "organisation", _words(run), party=self._side(run))
            run = []

    def _side(self, run: Sequence[Token]) -> str | None:
        """The side that the words of a body's name tell of: the last that does, as "Union" in "Teachers' Union"."""
        telling = [token for token in run if token.text in self._sides and not _is_people(token, run)]
        return self._sides[telling[-1].text] if telling else None

    def _group_names(self, text: str, sentence: Parsed, found: Sequence[Name]) -> Iterable[Name]:
        heads = {hit.last.i: hit for hit in self._groups.find(sentence.doc)}
        chunks = {chunk.root.i: list(chunk) for chunk in sentence.doc.noun_chunks}
        # "The doctors" of "the doctors' strike" is no chunk of its own.
        owners = {token.i: list(token.subtree) for token in sentence.doc if token.dep_ == "poss"}
        for place, words in sorted({**owners, **chunks}.items()):
            root, hit = sentence.doc[place], heads.get(place)
            if hit is None or not _names_group(root, hit):
                continue
            tokens = [token for token in words if token.i <= place]
            yield Name(
                *sentence.place(*tokens),
                "group",
                _group_words(tokens),
                party=hit.label,
                of=_place_beside(sentence, root, found),
                several=_is_whole(root),
            )


def _is_people(token: Token, run: Sequence[Token]) -> bool:
    """Whether a word of a run is only its people: the "Doctors" of "Doctors of Northtown" are no body of theirs."""
    return token == run[0] and token.tag_ in {"NNS", "NNPS"}


def _short_forms(text: str, parsed: Sequence[Parsed], names: Sequence[Name]) -> list[Name]:
    """The short forms that a report gives in brackets behind organisations and facilities, there and all through it."""
    taken = {place for name in names for place in range(name.start, name.end)}
    found = []
    for name in names:
        given = _IN_BRACKETS.match(text, name.end) if name.kind in {"organisation", "facility"} else None
        if given is None:
            continue
        for match in re.finditer(rf"\b{given.group(1)}\b", text):
            inside = any(one.start <= match.start() and match.end() <= one.end for one in parsed)
            if inside and match.start() not in taken:
                taken.update(range(*match.span()))
                found.append(Name(*match.span(), name.kind, match.group(), party=name.party))
    return found


def _facility_pattern(words: PlaceWords) -> re.Pattern[str]:
    endings = words.facility_words
    ending = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(endings, key=len, reverse=True))
    # "Kisoro district hospital": what kind of house it is may stand in small letters.
    kind = rf"(?:{'|'.join(words.facility_kinds)})\s+" if words.facility_kinds else ""
    tail = rf"(?:\s+(?:(?:and|&)\s+)?(?:(?i:{ending})))*"
    named = rf"{_NAME_WORD}(?:\s+(?:{_NAME_WORD})){{0,5}}?\s+(?:{kind})?(?i:{ending}){tail}(?![\w])"
    known = sorted((" ".join(name.split()) for name in words.all_facilities()), key=lambda name: (-len(name), name))
    full = [re.escape(name).replace(r"\ ", r"\s+") + r"\b" for name in known if " " in name]
    short = [re.escape(name) + r"\b" for name in known if " " not in name]
    # What is known in full may go on behind the words that names end with: "Institute of ...".
    return re.compile(rf"\b(?:{'|'.join((*full, named, *short))})")


def _words(tokens: Sequence[Token]) -> str:
    return " ".join(tokens[0].doc[tokens[0].i : tokens[-1].i + 1].text.split())


def _after_all(token: Token) -> bool:
    """Whether a name begins as in "All India Protest Day", which names no place."""
    return token.i > 0 and token.nbor(-1).text == "All"


def _before(office: Sequence[Token], name: Sequence[Token]) -> bool:
    return bool(office) and office[0].i < name[0].i


def _office_beside(
    first: Token, last: Token, office_at: Mapping[int, tuple[str, tuple[Token, ...]]]
) -> tuple[str, tuple[Token, ...]] | None:
    """The office that stands before a name ("Chief Minister X", "Chief Minister of Y X") or after it ("X, the ...")."""
    doc = first.doc
    if first.i and first.i - 1 in office_at:
        return office_at[first.i - 1]
    for place in range(max(0, first.i - 5), first.i - 1):
        if place in office_at and doc[place + 1].lower_ == "of":
            return office_at[place]
    if first.i > 1 and doc[first.i - 1].text == "," and first.i - 2 in office_at:
        return office_at[first.i - 2]  # "the branch secretary, Denise Hartop"
    if last.i + 1 < len(doc) and doc[last.i + 1].text == ",":
        for place in range(last.i + 2, min(len(doc), last.i + 7)):
            if place in office_at and _in_apposition(doc[last.i + 2 : place + 1], office_at[place][1]):
                return office_at[place]
    return None


def _in_apposition(between: Iterable[Token], office: Sequence[Token]) -> bool:
    """Whether only articles, places, owners and nouns stand between a name's comma and an office."""
    inside = {token.i for token in office}
    return all(
        token.i in inside or token.pos_ in {"DET", "NOUN", "PROPN", "ADJ", "PART"} or token.text[:1].isupper()
        for token in between
    )


def _names_group(root: Token, hit: Hit[str]) -> bool:
    """Whether a noun of the lists stands for its people, not as part of a proper name or for a stretch of land."""
    if root.pos_ == "PROPN" and root.text[0].isupper() and len(hit.tokens) == 1:
        return False
    return root.lemma_ != "state" or _acts(root)


def _acts(token: Token) -> bool:
    """Whether "the state" is somebody who acts, and not a stretch of land."""
    if token.lower_ != "state":
        return False
    if token.dep_ == "pobj":
        return token.head.lower_ in {"to", "from", "by", "on", "against"}
    if token.dep_ == "poss":
        return token.head.lemma_ in _STATE_HAS
    return token.dep_ in {"nsubj", "nsubjpass", "dobj", "dative", "iobj"}


def _is_whole(root: Token) -> bool:
    """Whether a noun means a group as a whole: a plural or a collective, and no small number of its people."""
    numbered = any(child.dep_ == "nummod" and not _is_many(child) for child in root.children)
    single = any(child.lower_ in {"a", "an", "another", "one"} for child in root.children)
    several = root.tag_ in {"NNS", "NNPS"} or root.lemma_.lower() in _COLLECTIVES
    return several and not single and not numbered


def _is_many(number: Token) -> bool:
    """Whether so many people are a crowd, not some persons."""
    digits = number.text.replace(",", "")
    return (digits.isdecimal() and int(digits) >= _CROWD) or number.lower_ in {"thousand", "lakh"}


def _place_beside(sentence: Parsed, root: Token, found: Sequence[Name]) -> str | None:
    for preposition in root.children:
        if preposition.dep_ == "prep" and preposition.lower_ in {"from", "of", "in", "at"}:
            for thing in list(preposition.subtree)[1:4]:
                place = sentence.start + thing.idx
                for name in found:
                    if name.kind in {"place", "facility"} and name.start <= place < name.end:
                        return name.head
    return None


def _group_words(tokens: Sequence[Token]) -> str:
    """What a group is called: its words without articles, numbers, ages and owners."""
    root = tokens[-1]
    kept = [token for token in tokens if token == root or _describes(token, root)]
    return " ".join(token.text if token.text.isupper() else token.lower_ for token in kept)


def _describes(token: Token, root: Token) -> bool:
    chain = [token, *(one for one in token.ancestors if root.is_ancestor(one))]
    if any(one.dep_ in {"det", "nummod", "poss", "case", "quantmod", "punct", "predet"} for one in chain):
        return False
    return not any(one.like_num or one.lower_ in {"old", "year", "-"} for one in chain)
