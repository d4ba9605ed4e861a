"""What the encoder answered while a dispute was worked out, kept for when a new report has it worked out again.

Reading two texts side by side is most of what working out a dispute costs; a new report adds few pairs to the many that
have been read.
"""

from standoff.engine.memory import Memory
from standoff.language.encoder import fingerprint
from standoff.language.ties import Answers
from standoff.record.value import Value
from standoff.resolve.disputes import Story


class _Lead(Value, frozen=True, kw_only=True):
    """Where the answers about a report's dispute are kept."""

    key: str


class AnswersKept:
    """Answers by dispute, found by any report that was in it: with a new report a dispute is another one."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def of(self, story: Story) -> Answers:
        """What was answered about those disputes in which the reports of one were before."""
        leads = self._memory.recall(self._leads(story), _Lead)
        found = self._memory.recall(sorted({one.key for one in leads.values()}), Answers)
        directions: dict[str, bytes] = {}
        verdicts: dict[str, tuple[str, float, float]] = {}
        for one in found.values():
            directions.update(one.directions)
            verdicts.update(one.verdicts)
        return Answers(directions=directions, verdicts=verdicts)

    def to_keep(self, key: str, story: Story, answers: Answers) -> dict[str, Value]:
        """What to remember, with a dispute that is remembered under a key, of what was answered about it."""
        self.hold(key, story)
        if not answers.directions and not answers.verdicts:
            return {}
        place = self._place(key)
        return {place: answers, **{lead: _Lead(key=place) for lead in self._leads(story)}}

    def hold(self, key: str, story: Story) -> None:
        """Go on remembering what was answered about a dispute that need not be worked out."""
        self._memory.hold([self._place(key), *self._leads(story)])

    def _place(self, key: str) -> str:
        return self._memory.key("answers", fingerprint(), key)

    def _leads(self, story: Story) -> list[str]:
        return [self._memory.key("answers of", fingerprint(), report.document.id) for report in story.reports]
