"""The JSON Schema of the vocabulary."""

from typing import Any

import msgspec

from standoff.record.annotation import Annotation
from standoff.record.record import Record


def json_schema() -> dict[str, Any]:
    """One JSON Schema (2020-12) whose ``$defs`` hold every type of the vocabulary."""
    (_, _), definitions = msgspec.json.schema_components([Record, Annotation], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Standoff record",
        "$ref": "#/$defs/Record",
        "$defs": definitions,
    }
