"""What a server or a mail says of the kind of a body."""

from email.message import Message


def kind_of(content_type: str | None) -> str:
    """The kind, without its parameters: "text/html"."""
    return (content_type or "").partition(";")[0].strip().lower()


def charset_of(content_type: str | None) -> str | None:
    """The encoding that is named; None where there is none."""
    if not content_type or "charset" not in content_type.lower():
        return None
    message = Message()
    message["Content-Type"] = " ".join(content_type.split())
    charset = message.get_content_charset()
    return charset[:40] if charset else None
