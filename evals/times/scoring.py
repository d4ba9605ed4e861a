"""Strict and relaxed span scores, and the share of right values, as TempEval-3 counts them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evals.times.rows import Gold


@dataclass
class Score:
    """Counts over many texts. A value is right only where the span at least overlaps."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0
    type: int = 0

    def add(self, marks: Iterable[Gold], found: Sequence[Gold]) -> list[str]:
        """Count one text; what was missed, spurious or given another value, in words."""
        marks = list(marks)
        optional = [mark for mark in marks if mark.type == "-"]
        kept = [one for one in found if not any(_overlap(one, mark) for mark in optional)]
        wanted = [mark for mark in marks if mark.type != "-"]
        self.gold += len(wanted)
        self.found += len(kept)
        faults, used = [], set()
        for mark in wanted:
            near = [one for one in kept if _overlap(one, mark) and one not in used]
            if not near:
                faults.append(f"missed   {mark.value}")
                continue
            best = max(near, key=lambda one: min(one.end, mark.end) - max(one.start, mark.start))
            used.add(best)
            self.relaxed += 1
            same = (best.start, best.end) == (mark.start, mark.end)
            self.strict += same
            self.type += best.type == mark.type
            self.value += best.value == mark.value
            if not same or best.value != mark.value:
                faults.append(f"{'span' if not same else 'value':8} {mark} got {best}")
        faults += [f"spurious {one}" for one in kept if one not in used]
        return faults

    def figures(self) -> dict[str, float]:
        """Percentages: precision, recall and F1 of strict and relaxed spans; F1 of spans with the right value."""

        def f1(right: int) -> float:
            return 200 * right / (self.gold + self.found) if self.gold + self.found else 0.0

        return {
            "relaxed P": 100 * self.relaxed / max(1, self.found),
            "relaxed R": 100 * self.relaxed / max(1, self.gold),
            "relaxed F1": f1(self.relaxed),
            "strict P": 100 * self.strict / max(1, self.found),
            "strict R": 100 * self.strict / max(1, self.gold),
            "strict F1": f1(self.strict),
            "type F1": f1(self.type),
            "value F1": f1(self.value),
        }


def _overlap(one: Gold, other: Gold) -> bool:
    return one.start < other.end and other.start < one.end
