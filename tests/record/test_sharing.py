"""A value in which equal parts are one object says the same as before."""

import msgspec
from tests.engine.test_principles import sample_record
from tests.support import passages_in

from standoff.record import Record
from standoff.record.sharing import shared


def test_a_record_read_back_says_the_same_in_fewer_objects() -> None:
    read_back = msgspec.json.decode(sample_record().to_json(), type=Record)
    smaller = shared(read_back)
    assert smaller == read_back
    assert smaller.to_json() == read_back.to_json()
    passages = list(passages_in(smaller))
    assert len({id(one) for one in passages}) == len(set(passages)) < len({id(one) for one in passages_in(read_back)})
