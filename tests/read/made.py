"""Files of each format, made small: whole ones, to be read and to be spoilt."""

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from email.message import EmailMessage

import pyarrow
import pyarrow.parquet
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

STRUCK = "Doctors in the city struck work on Tuesday over an assault on two of them."
MARCHED = "On Friday they marched from the gate of the hospital to the state secretariat."


def page(*paragraphs: str) -> bytes:
    """A web page."""
    words = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"<!DOCTYPE html><html><head><title>Strike</title></head><body>{words}</body></html>".encode()


def warc(*bodies: bytes, packed: bool = True, status: str = "200 OK", kind: str = "text/html", **headers: str) -> bytes:
    """A web archive of the answers of a site, with what crawlers write between them."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("made.warc", {"software": "made by hand"}))
    for number, body in enumerate(bodies):
        address = f"https://paper.example/{number}"
        sent = [("Content-Type", kind), *((name.replace("_", "-"), value) for name, value in headers.items())]
        answer = StatusAndHeaders(status, sent, protocol="HTTP/1.1")
        asked = StatusAndHeaders("GET / HTTP/1.1", [("Host", "paper.example")], is_http_request=True)
        date = {"WARC-Date": f"2019-06-14T10:00:0{number % 10}Z"}
        writer.write_record(
            writer.create_warc_record(address, "request", io.BytesIO(b""), http_headers=asked, warc_headers_dict=date)
        )
        writer.write_record(
            writer.create_warc_record(
                address, "response", io.BytesIO(body), http_headers=answer, warc_headers_dict=date
            )
        )
    return stream.getvalue()


def zipped(members: Mapping[str, bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", way) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def pdf(*pages: Sequence[str], title: str | None = None, content: bytes | None = None) -> bytes:
    """A PDF file with some lines on each page; ``content`` is drawn instead on the first."""
    count = len(pages)
    drawn = [
        b"BT /F1 12 Tf 14 TL 50 700 Td "
        + b"".join(
            b"(%s) Tj T* " % line.encode("latin-1").replace(b"(", rb"\(").replace(b")", rb"\)") for line in lines
        )
        + b"ET"
        for lines in pages
    ]
    if content is not None:
        drawn[0] = content
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(count))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, words in enumerate(drawn):
        packed = zlib.compress(words)
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
            % (5 + 2 * number),
            b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        ]
    objects.append(b"<</Title(%s)>>" % (title or "").encode("latin-1"))
    file, places = b"%PDF-1.4\n", []
    for number, words in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, words)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer<</Size %d/Root 1 0 R/Info %d 0 R>>" % (len(objects) + 1, len(objects))
    return file + head + table + trailer + b"\nstartxref\n%d\n%%%%EOF\n" % len(file)


def mail(text: str | None = STRUCK, html: bytes | None = None, **headers: str) -> bytes:
    """An e-mail; in the names of headers an underscore stands for a hyphen."""
    made = EmailMessage()
    usual = {
        "From": "The Morning Paper <news@paper.example>",
        "Subject": "Doctors strike work",
        "Date": "Fri, 14 Jun 2019 10:05:00 +0530",
        "Message_ID": "<1@paper.example>",
    }
    for name, value in {**usual, **headers}.items():
        made[name.replace("_", "-")] = value
    if text is not None:
        made.set_content(text)
        if html is not None:
            made.add_alternative(html.decode(), subtype="html")
    elif html is not None:
        made.set_content(html.decode(), subtype="html")
    return bytes(made)


def parquet(columns: Mapping[str, Sequence[object]]) -> bytes:
    """A Parquet table."""
    stream = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(dict(columns)), stream)
    return stream.getvalue()


RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Morning Paper</title>
<item><title>Doctors strike &amp; march</title><link>https://paper.example/1</link><guid>paper-1</guid>
<pubDate>Fri, 14 Jun 2019 10:05:00 +0530</pubDate><description>&lt;p&gt;{STRUCK}&lt;/p&gt;</description></item>
<item><title>March</title><link>https://paper.example/2</link><description>In short.</description>
<content:encoded><![CDATA[<p>{MARCHED}</p><p>It ended at <b>noon</b>.</p><script>draw()</script>]]></content:encoded>
</item>
</channel></rss>""".encode()

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Evening Paper</title>
<entry><title>Strike</title><id>urn:evening:1</id><link href="https://evening.example/1"/>
<published>2019-06-14T10:05:00+05:30</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>{STRUCK}</p><p>{MARCHED}</p></div></content></entry></feed>""".encode()

TABLE = f"""Title,Date,Source,Text,Page
Strike,2019-06-12,The Morning Paper,"{STRUCK}

It was, he said, ""over"".",3
March,2019-06-14,https://paper.example/2,{MARCHED},4
""".encode()

GOOD: dict[str, bytes] = {
    "plain text": STRUCK.encode(),
    "page": page(STRUCK, MARCHED),
    "JSON Lines": b"\n".join(json.dumps({"text": words}).encode() for words in (STRUCK, MARCHED)),
    "WARC": warc(page(STRUCK), page(MARCHED), packed=False),
    "WARC.gz": warc(page(STRUCK), page(MARCHED)),
    "gzip": gzip.compress(STRUCK.encode()),
    "ZIP": zipped({"a.txt": STRUCK.encode(), "b/c.html": page(MARCHED)}),
    "ZIP in ZIP": zipped({"in.zip": zipped({"a.txt": STRUCK.encode()})}),
    "PDF": pdf([STRUCK, MARCHED], title="Strike"),
    "mail": mail(STRUCK, page(MARCHED)),
    "RSS": RSS,
    "Atom": ATOM,
    "CSV": TABLE,
    "Parquet": parquet({"text": [STRUCK, MARCHED], "title": ["Strike", None]}),
}

_ROW = ["1", "20240812", *[""] * 58, "https://paper.example/1"]
ADDRESSES = b"https://paper.example/1\nhttps://paper.example/2?a=b\n"
# Lists of pages, as GDELT gives them and as people write them down.
LISTS: dict[str, bytes] = {
    "addresses": ADDRESSES,
    "events": "\t".join(_ROW).encode() + b"\n",
    "graph": b"DATE\t"
    + b"\t" * 9
    + b"\n"
    + b"20240812"
    + b"\t" * 10
    + b"https://paper.example/1<UDIV>https://b.example/\n",
    "packed": zipped({"20240812.export.CSV": "\t".join(_ROW).encode()}),
}
