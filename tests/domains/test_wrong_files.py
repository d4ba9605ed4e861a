"""A slip in a domain file is told with file, line, key and the nearest right name: an editor need not read code."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from standoff.domains.domain import FOLDER, Domain, domain_names, load_domain, read_domain
from standoff.domains.loading import DomainFileError

Spoil = Callable[[Path], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of a domain's folder, to be spoiled."""
    copy = tmp_path / "my_field"
    shutil.copytree(FOLDER / "health_care", copy)
    return copy


def replace(name: str, old: str, new: str) -> Spoil:
    """Changes the first occurrence of some words in a file."""

    def spoil(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text, f"{name} no longer holds {old!r}"
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


def write(name: str, text: str) -> Spoil:
    """Writes a file anew."""

    def spoil(folder: Path) -> None:
        (folder / name).write_text(text, encoding="utf-8")

    return spoil


KINDS = """\
occupation:
  consequence: 6
  modes:
    any:
      nouns: [occupation]
    lock-in:
      nouns: [lock-in]
"""
CASES = [
    pytest.param(
        replace("settings.yaml", "due_months:", "due_month:"),
        "settings.yaml",
        5 + 2,
        "due_month",
        ["not a key that belongs here", "'due_months'"],
        id="misspelt-setting",
    ),
    pytest.param(
        write("kinds.yaml", KINDS.replace("    lock-in:\n      nouns", "    lock-in:\n      noun")),
        "kinds.yaml",
        7,
        "occupation.modes.lock-in.noun",
        ["not a key that belongs here", "'nouns'"],
        id="misspelt-key-deep-in-a-file",
    ),
    pytest.param(
        write("parties.yaml", "nurses:\n  standing: claimant\n  name: nurses\n  group: [nurse]\n"),
        "parties.yaml",
        4,
        "nurses.group",
        ["'groups'"],
        id="misspelt-key-of-a-party",
    ),
    pytest.param(
        write("agencies.yaml", "agencies:\n  Lower Ganges Press: [LGP]\nending: [Press]\n"),
        "agencies.yaml",
        3,
        "ending",
        ["not a key that belongs here", "'endings'"],
        id="misspelt-key-of-the-agencies",
    ),
    pytest.param(
        write("agencies.yaml", "agencies:\n  Lower Ganges Press: LGP\n"),
        "agencies.yaml",
        2,
        "agencies.Lower Ganges Press",
        ["must be a list"],
        id="a-word-for-a-list-of-agencies",
    ),
    pytest.param(
        write("phases.yaml", "# phases\nbegun:\n  verbs: [begin]\nresumd:\n  verbs: [resume]\n"),
        "phases.yaml",
        4,
        "resumd",
        ["'resumed'"],
        id="unknown-phase",
    ),
    pytest.param(
        write("developments.yaml", "not don:\n  phrases: [yet to be]\n"),
        "developments.yaml",
        1,
        "not don",
        ["'not done'"],
        id="unknown-development",
    ),
    pytest.param(
        write("commitments.yaml", "assured:\n  verbs: [promise]\nordred:\n  verbs: [order]\n"),
        "commitments.yaml",
        3,
        "ordred",
        ["'ordered'"],
        id="unknown-strength",
    ),
    pytest.param(
        write("parties.yaml", "nurses:\n  standing: claiment\n  name: nurses\n"),
        "parties.yaml",
        2,
        "nurses.standing",
        ["claiment"],
        id="unknown-standing",
    ),
    pytest.param(
        write("parties.yaml", "nurses:\n  name: nurses\n  groups: [nurse]\n"),
        "parties.yaml",
        1,
        "nurses",
        ["standing"],
        id="a-key-is-missing",
    ),
    pytest.param(
        replace("settings.yaml", "due_months: 3 ", "due_months: three "),
        "settings.yaml",
        7,
        "due_months",
        ["whole number"],
        id="a-word-for-a-number",
    ),
    pytest.param(
        replace("settings.yaml", "due_months: 3 ", "due_months: 0 "),
        "settings.yaml",
        7,
        "due_months",
        ["1"],
        id="a-number-out-of-bounds",
    ),
    pytest.param(
        write("kinds.yaml", KINDS.replace("[lock-in]", "lock-in")),
        "kinds.yaml",
        7,
        "occupation.modes.lock-in.nouns",
        ["must be a list"],
        id="a-word-for-a-list",
    ),
    pytest.param(
        write("kinds.yaml", KINDS.replace("consequence: 6", "consequence: 11")),
        "kinds.yaml",
        2,
        "occupation.consequence",
        ["10"],
        id="too-grave",
    ),
    pytest.param(
        write("kinds.yaml", KINDS + "occupation:\n  modes: {}\n"),
        "kinds.yaml",
        8,
        "occupation",
        ["given twice"],
        id="a-kind-twice",
    ),
    pytest.param(
        write("kinds.yaml", KINDS.replace("    lock-in:", "    any:")),
        "kinds.yaml",
        6,
        "any",
        ["given twice"],
        id="a-mode-twice",
    ),
    pytest.param(
        write(
            "matters.yaml",
            "security:\n  words: [security]\n  below:\n    cameras:\n      words: [camera, CCTV, Camera]\n",
        ),
        "matters.yaml",
        5,
        "security.below.cameras.words",
        ["'Camera' twice"],
        id="a-word-twice",
    ),
    pytest.param(
        write("matters.yaml", "security:\n  words: [security, ' ']\n"),
        "matters.yaml",
        2,
        "security.words",
        ["empty word"],
        id="an-empty-word",
    ),
    pytest.param(
        write("matters.yaml", "security:\n  words: [security\nlaw:\n  words: [law]\n"),
        "matters.yaml",
        3,
        "",
        ["not well-formed"],
        id="not-yaml",
    ),
    pytest.param(
        write("matters.yaml", "- security\n- law\n"),
        "matters.yaml",
        None,
        "",
        ["keys and values"],
        id="a-list-for-a-whole-file",
    ),
    pytest.param(
        lambda folder: (folder / "places.yaml").write_bytes("facilities:\n  Hôpital Nord: []\n".encode("latin-1")),
        "places.yaml",
        None,
        "",
        ["not UTF-8"],
        id="not-utf-8",
    ),
    pytest.param(
        lambda folder: (folder / "parties.yaml").rename(folder / "party.yaml"),
        "party.yaml",
        None,
        "",
        ["'parties.yaml'"],
        id="misspelt-file-name",
    ),
    pytest.param(
        lambda folder: (folder / "matters.yaml").rename(folder / "matters.yml"),
        "matters.yml",
        None,
        "",
        ["'matters.yaml'"],
        id="other-ending-of-the-file-name",
    ),
    pytest.param(
        lambda folder: (folder / "settings.yaml").unlink(),
        "settings.yaml",
        None,
        "",
        ["is missing"],
        id="missing-file",
    ),
]


@pytest.mark.parametrize(("spoil", "file", "line", "key", "told"), CASES)
def test_the_error_says_where_and_what_to_do(  # noqa: PLR0917 - a column of the table each
    folder: Path, spoil: Spoil, file: str, line: int | None, key: str, told: list[str]
) -> None:
    spoil(folder)
    with pytest.raises(DomainFileError) as caught:
        read_domain(folder)
    message = str(caught.value)
    assert caught.value.file == folder / file
    assert (caught.value.line, caught.value.key) == (line, key)
    assert message.startswith(f"{folder / file}{f', line {line}' if line else ''}: {key}")
    for words in told:
        assert words in message


def test_the_untouched_copy_is_a_good_domain(folder: Path) -> None:
    assert read_domain(folder) == load_domain("health-care")


def test_a_folder_is_loaded_by_its_path(folder: Path) -> None:
    replace("settings.yaml", "name: health-care", "name: my-field")(folder)
    assert load_domain(str(folder)).settings.name == "my-field"


@pytest.mark.parametrize("name", ["health-care", "health_care"])
def test_a_domain_is_loaded_by_its_name(name: str) -> None:
    assert load_domain(name).settings.name == "health-care"


def test_an_unknown_domain_is_answered_with_the_nearest_name() -> None:
    with pytest.raises(DomainFileError, match=re.escape("there is no such domain. Did you mean 'health-care'?")):
        load_domain("heath-care")


def test_a_name_that_is_like_no_domain_is_answered_with_all_of_them() -> None:
    with pytest.raises(DomainFileError) as caught:
        load_domain("zzz")
    assert all(name in str(caught.value) for name in domain_names())


def test_an_empty_file_takes_everything_from_the_general_one(folder: Path) -> None:
    write("phases.yaml", "# nothing of our own\n")(folder)
    assert read_domain(folder).phases == load_domain("health-care").phases


def test_own_words_come_beside_the_general_ones(folder: Path) -> None:
    write("kinds.yaml", KINDS + "strike:\n  modes:\n    any:\n      nouns: [tools-down]\n")(folder)
    kinds = read_domain(folder).kinds
    general = load_domain("health-care").kinds
    assert {*general, "occupation"} == set(kinds)
    assert kinds["strike"].modes["any"].nouns == ("tools-down", *general["strike"].modes["any"].nouns)
    assert kinds["strike"].codes == general["strike"].codes


def test_a_domain_that_adds_words_to_a_kind_keeps_its_consequence_and_phases(folder: Path) -> None:
    write("kinds.yaml", "strike:\n  modes:\n    any:\n      nouns: [tools-down]\n")(folder)
    strike = read_domain(folder).kinds["strike"]
    general = load_domain("health-care").kinds["strike"]
    assert (strike.phases, strike.consequence) == (general.phases, general.consequence)


def test_domains_with_the_same_words_are_equal(folder: Path) -> None:
    one: Domain = read_domain(folder)
    assert one == read_domain(folder)
    assert hash(one) == hash(read_domain(folder))
