"""What an exercise is: what it starts from, what an answer holds, and how it is checked. Ids and numbers only."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, urlencode

from core.config import ResolvedConfig, RunConfig, from_query, to_query
from core.training import Run, cost

# So many certified versions of each exercise: neighbours in a classroom get different ones.
VARIANTS = 12
KINDS = ("by_hand", "mark", "predict", "make", "which")
# A learner's own run may take about a second; what takes longer is refused before it is trained.
MAX_COST = 1_000_000_000
# How an epoch is called that is not there: "it does not turn".
NOWHERE = "none"

Answer = Mapping[str, object]
# An answer made from a variant's number and the runs of its `configs`.
WrongAnswer = Callable[[int, Sequence[Run]], Answer]
# What is measured of runs, by name.
Measures = Mapping[str, float]


@dataclass(frozen=True)
class Feedback:
    """What a check says. `reason` is "right", or names the misconception that such an answer shows.

    Status: `not_attempted` (a part of the answer is missing), `wrong`, `passed`, `not_reproducible` (only the grader
    says it: the outcome hangs on the last digits of the computer). `values` are numbers for the sentence about it.
    """

    status: str
    reason: str
    values: Mapping[str, float | str] = field(default_factory=dict)


def passed(**values: float | str) -> Feedback:
    """Return that the goal is reached."""
    return Feedback("passed", "right", values)


def wrong(reason: str, **values: float | str) -> Feedback:
    """Return that it is not, and which misconception it looks like."""
    return Feedback("wrong", reason, values)


@dataclass(frozen=True)
class Part:
    """One part of an answer, by its name.

    Forms: `number` from low to high; `share` the same, moved by a slider in steps of `step`; `choice` one of options;
    `order` all options once, joined by "-"; `epoch` a number from low to high, or "none"; `settings` the changed
    fields of a RunConfig as a query string; `given` a number that the page notes, such as how much was shown.
    """

    name: str
    form: str
    low: float = 0.0
    high: float = 0.0
    step: float = 0.0
    options: tuple[str, ...] = ()

    def holds(self, value: object) -> bool:
        """Return whether a value is of this form and within its ends."""
        if self.form == "choice":
            return value in self.options
        if self.form == "order":
            return isinstance(value, str) and sorted(value.split("-")) == sorted(self.options)
        if self.form == "settings":
            return isinstance(value, str)
        if self.form == "epoch" and value == NOWHERE:
            return True
        return isinstance(value, (int, float)) and not isinstance(value, bool) and self.low <= value <= self.high


@dataclass(frozen=True)
class CertifiedSeeds:
    """Seeds of data and weights whose runs are a clear case; `python -m core.exercises.find_seeds` finds more."""

    name: str
    seeds: tuple[int, ...]
    configs: Callable[[int], tuple[RunConfig, ...]]
    """What a seed is judged by: the runs of the exercise, and those beside them that have to be clear too."""
    suits: Callable[[Sequence[Run]], bool]
    """Whether these runs are a clear case."""


@dataclass(frozen=True)
class Exercise:
    """One exercise. `check` needs the runs of `needs(answer, variant)`, in that order."""

    id: str
    kind: str
    parts: tuple[Part, ...]
    judge: Callable[[Answer, Sequence[Run]], Feedback]
    """Given a complete answer and the runs, what is to be said of it."""
    reasons: tuple[str, ...]
    """All reasons besides "right" that `judge` gives: each is a misconception with a sentence of its own."""
    solve: Callable[[int, Sequence[Run]], Answer] = field(kw_only=True)
    """Given a variant and the runs of its `configs`, an answer that passes: for a teacher's rehearsal."""
    wrong_answers: Mapping[str, WrongAnswer] = field(kw_only=True)
    """Answers that learners really give, at least two, by the reason that `judge` gives for them in variant 0: for the
    teacher's cards, and for the tests that each is told what it shows."""
    initial_configs: Callable[[int], tuple[RunConfig, ...]] = lambda variant: ()
    """The runs that a variant shows, none where it is about numbers alone."""
    extra_configs: Callable[[RunConfig], tuple[RunConfig, ...]] = lambda own: ()
    """What has to be trained besides the learner's own settings, such as the same with fresh seeds."""
    editable_fields: tuple[str, ...] = ()
    """The fields of RunConfig that the learner may change."""
    measures: Callable[[Sequence[Run]], Measures] | None = None
    """What is measured of the runs and asked for, said while the learner works; the last run is the learner's."""
    certified: tuple[CertifiedSeeds, ...] = ()
    """The seeds that its variants are made of, where not every seed will do."""
    minutes: int = 2
    core: bool = False
    """One of the five that fill a lesson of 45 minutes."""

    def configs(self, variant: int) -> tuple[ResolvedConfig, ...]:
        """Return the resolved settings that a variant (0 … 11) starts from."""
        return tuple(config.resolved() for config in self.initial_configs(variant % VARIANTS))

    def allowed(self, config: RunConfig, variant: int | None = None) -> bool:
        """Return whether settings may be handed in: only editable fields differ from a variant's start (None: any)."""
        own = config.resolved()
        if cost(own) > MAX_COST:
            return False
        variants = range(VARIANTS) if variant is None else (variant,)
        return any(self._from(start, own) for v in variants for start in self.configs(v))

    def _from(self, start: ResolvedConfig, own: ResolvedConfig) -> bool:
        """Return whether settings are a start with nothing but editable fields changed."""
        return replace(own, **{name: getattr(start, name) for name in self.editable_fields}) == start

    def learner_config(self, answer: Answer, variant: int) -> ResolvedConfig | None:
        """Return the learner's settings, resolved, or None where the answer has none that could be trained."""
        text = next((answer.get(part.name) for part in self.parts if part.form == "settings"), None)
        if not isinstance(text, str):
            return None
        config, problems = from_query(to_query(self.configs(variant)[0]) | dict(parse_qsl(text)))
        return None if problems or not self.allowed(config, variant) else config.resolved()

    def changes(self, config: RunConfig, variant: int) -> str:
        """Return settings as an answer holds them: what differs from the variant's start."""
        start, own = to_query(self.configs(variant)[0]), to_query(config.resolved())
        return urlencode({name: text for name, text in own.items() if start.get(name) != text})

    def needs(self, answer: Answer, variant: int) -> tuple[ResolvedConfig, ...]:
        """Return the settings whose runs `check` takes: the variant's, then the learner's own and those beside it."""
        own = self.learner_config(answer, variant)
        return self.configs(variant) + (
            (own, *(config.resolved() for config in self.extra_configs(own))) if own else ()
        )

    def check(self, answer: Answer, runs: Sequence[Run]) -> Feedback:
        """Judge an answer. What is missing or of another form counts as not attempted: no answer passes by default."""
        if not all(part.name in answer and part.holds(answer[part.name]) for part in self.parts):
            begun = any(part.name in answer for part in self.parts if part.form != "given")
            return Feedback("not_attempted", "incomplete" if begun else "empty")
        if self.editable_fields and len(runs) <= len(self.initial_configs(0)):
            return wrong("not_allowed")  # `needs` had no own settings to train
        return self.judge(answer, runs)


def always(**answer: float | str) -> Callable[[int, Sequence[Run]], Answer]:
    """Return the solution of an exercise whose right answer is the same in every variant."""
    return lambda variant, runs: dict(answer)


def number(answer: Answer, name: str) -> float:
    """Return a part of an answer that is known to be a number."""
    value = answer[name]
    assert isinstance(value, (int, float))
    return float(value)


def settings(name: str = "settings") -> Part:
    """Return the part of an answer that holds changed settings."""
    return Part(name, "settings")


def choice(name: str, *options: str) -> Part:
    """Return the part of an answer that is one of some options."""
    return Part(name, "choice", options=options)


def epoch(last: int, name: str = "mark") -> Part:
    """Return the part of an answer that names an epoch up to `last`, or says that there is none."""
    return Part(name, "epoch", 0, last)


def plain(value: float) -> str:
    """Return a number as one types it, without a power of ten, to seven decimals: 0.00001, 0.15, 100."""
    return f"{value:.7f}".rstrip("0").rstrip(".")
