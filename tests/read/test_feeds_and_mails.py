"""Feeds and e-mails that lie on the disk."""

from pathlib import Path

import pytest
from tests.read.made import ATOM, MARCHED, RSS, STRUCK, mail, page

from standoff.read import read
from standoff.record.document import Document, SetAside


def found(folder: Path, data: bytes) -> list[Document | SetAside]:
    path = folder / "given"
    path.write_bytes(data)
    return list(read(path))


def documents(folder: Path, data: bytes) -> list[Document]:
    items = found(folder, data)
    assert [one for one in items if isinstance(one, SetAside)] == []
    return [one for one in items if isinstance(one, Document)]


def test_rss(tmp_path: Path) -> None:
    short, whole = documents(tmp_path, RSS)
    assert short.text == STRUCK
    assert (short.title, short.publisher, short.url) == (
        "Doctors strike & march",
        "The Morning Paper",
        "https://paper.example/1",
    )
    assert str(short.published.day) == "2019-06-14"
    assert (short.origin.item, short.origin.record) == (1, "paper-1")
    assert whole.text == f"{MARCHED}\nIt ended at noon."


def test_atom(tmp_path: Path) -> None:
    [document] = documents(tmp_path, ATOM)
    assert document.text == f"{STRUCK}\n{MARCHED}"
    assert (document.url, document.origin.record) == ("https://evening.example/1", "urn:evening:1")
    assert str(document.published.day) == "2019-06-14"


def test_a_feed_in_an_old_encoding(tmp_path: Path) -> None:
    words = RSS.decode().replace("UTF-8", "ISO-8859-1").replace("at two", "at café two").replace("noon", "café")
    assert "café" in documents(tmp_path, words.encode("latin-1"))[1].text


def test_an_item_without_words_is_set_aside(tmp_path: Path) -> None:
    data = b"<rss version='2.0'><channel><item><title>Strike</title><link>https://p.example/1</link></item></channel></rss>"
    [aside] = found(tmp_path, data)
    assert isinstance(aside, SetAside)
    assert "only a headline" in aside.reason
    assert aside.origin.item == 1


def test_a_newsletter(tmp_path: Path) -> None:
    [document] = documents(tmp_path, mail(STRUCK, List_Id="<news.paper.example>"))
    assert document.text == STRUCK
    assert (document.title, document.publisher) == ("Doctors strike work", "The Morning Paper")
    assert str(document.published.day) == "2019-06-14"
    assert document.origin.record == "<1@paper.example>"


def test_who_sends_a_mail_to_a_person_is_no_publisher(tmp_path: Path) -> None:
    [document] = documents(tmp_path, mail(STRUCK))
    assert document.publisher is None
    assert str(document.published.day) == "2019-06-14"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(mail(STRUCK, Subject="Fwd: Doctors strike work"), id="by its subject"),
        pytest.param(mail(f"-------- Original Message --------\n{STRUCK}"), id="by its text"),
    ],
)
def test_the_day_of_a_mail_that_passes_on_another_is_not_that_of_the_report(tmp_path: Path, data: bytes) -> None:
    [document] = documents(tmp_path, data)
    assert document.published.earliest is None
    assert document.title == "Doctors strike work"


def test_the_page_of_a_mail_without_plain_text(tmp_path: Path) -> None:
    [document] = documents(tmp_path, mail(None, page(STRUCK, MARCHED)))
    assert document.text == f"{STRUCK}\n{MARCHED}"


def test_broken_lines_of_a_mail_are_joined(tmp_path: Path) -> None:
    lines = (
        "Junior doctors at the college struck work on Tuesday over an assault\n"
        "on two of them by the relatives of a patient. Their association said\n"
        "that Dr Roy would speak for them.\n"
        "\n"
        "- More guards\n"
        "- A new gate\n"
    )
    [document] = documents(tmp_path, mail(lines))
    assert document.text == (
        "Junior doctors at the college struck work on Tuesday over an assault on two of them by the relatives of a "
        "patient. Their association said that Dr Roy would speak for them.\n\n- More guards\n- A new gate"
    )


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_words_of_mails_in_each_way_of_sending(tmp_path: Path, encoding: str) -> None:
    from email.message import EmailMessage

    made = EmailMessage()
    made["From"], made["Message-ID"], made["Subject"] = "a@b.example", "<1@b.example>", "Café shut"
    made.set_content(f"“{STRUCK}” – so it was", cte=encoding)
    [document] = documents(tmp_path, bytes(made))
    assert document.text == f"“{STRUCK}” – so it was"
    assert document.title == "Café shut"


def test_a_mail_with_an_attachment_only(tmp_path: Path) -> None:
    from email.message import EmailMessage

    made = EmailMessage()
    made["From"], made["Message-ID"] = "a@b.example", "<1@b.example>"
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
    [aside] = found(tmp_path, bytes(made))
    assert isinstance(aside, SetAside)
    assert "attached" in aside.reason


def test_a_report_that_begins_like_a_mail_is_none(tmp_path: Path) -> None:
    text = f"From: our correspondent\nDate: 14 June 2019\n\n{STRUCK}\n"
    [document] = documents(tmp_path, text.encode())
    assert document.text == text
