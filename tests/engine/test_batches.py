"""What is in hand at a time: not too many pieces, and not too heavy ones."""

from itertools import count

from standoff.engine.batches import BATCH, HEAVIEST, in_hand
from standoff.read.draft import Draft, Sealed
from standoff.record.document import Origin


def test_batches_are_as_many_as_may_be_where_pieces_are_light() -> None:
    light = [Draft(text=str(number), origin=Origin(file="a")) for number in range(2 * BATCH + 1)]
    batches = list(in_hand(light))
    assert [len(one) for one in batches] == [BATCH, BATCH, 1]
    assert [one for batch in batches for one in batch] == light


def test_heavy_pages_make_small_batches() -> None:
    heavy = Sealed(module="standoff.read.html", origin=Origin(file="a"), data=bytes(HEAVIEST // 2))
    assert [len(one) for one in in_hand([heavy] * 5)] == [2, 2, 1]


def test_a_batch_is_handed_on_as_soon_as_it_is_full() -> None:
    drafts = (Draft(text=str(number), origin=Origin(file="a")) for number in count())
    next(in_hand(drafts))
    assert next(drafts).text == str(BATCH)
