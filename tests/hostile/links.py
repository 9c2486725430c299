"""Links that mean harm: markup, scripts, paths, Vega expressions, endless and broken values, in every key.

Whatever could act carries MARK, so that a test sees whether it stands where it would be obeyed.
"""

from urllib.parse import urlencode

from hypothesis import strategies as st

from core.config import CHOICES, RANGES, RunConfig
from core.exercises import EXERCISES, VARIANTS
from core.handin import Done, Progress, tidy
from core.lesson_plans import LESSON_PLANS
from core.packing import pack
from core.pins import to_link
from core.presets import PRESETS
from pages.ui import compare, i18n
from pages.ui.exercises import url_params as exercises
from pages.ui.lessons import loss_vs_accuracy, what_is_loss
from pages.ui.lessons.loss_functions import url_params as loss_functions
from pages.ui.lessons.seen_and_unseen import url_params as seen_and_unseen
from pages.ui.lessons.training_loop import moment as training_loop
from pages.ui.logs import url_params as read_a_log
from pages.ui.session import FLAGS, LOCKS
from pages.ui.teachers import url_params as for_teachers

MARK = "q7z"
PIECES = (
    f"<script>{MARK}()</script>", f'"><img src=x onerror={MARK}()>', f"'-{MARK}()-'", f"</style><svg onload={MARK}()>",
    f"![{MARK}](http://{MARK}.example/x.png)", f"[x](javascript:{MARK}())", f"<http://{MARK}.example>",
    f"http://{MARK}.example", f"[[{MARK}]]", f"**{MARK}**", f":material/{MARK}:", f":red[{MARK}]",
    f"$\\href{{javascript:{MARK}()}}{{x}}$", f"```{MARK}", f"|{MARK}|\n|-|", f"# {MARK}",
    "{" + MARK + "}", "${" + MARK + "}", "{0.__class__}", "%(" + MARK + ")s", "{{7*7}}",
    f"datum.{MARK}", f"data('hist')[0].{MARK}", f"warn('{MARK}')", f"{{'signal': '{MARK}'}}", f"url({MARK})",
    "../../../../etc/passwd", f"..%2f..%2f{MARK}", f"file:///{MARK}", f"C:\\{MARK}", f"//{MARK}.example/", f"\0{MARK}",
    f"'; DROP TABLE {MARK};--", f"=HYPERLINK({MARK})", "\u202e", "\ufeff", "\ud7ff", "🙂", "７", "٣", "²",
    "", " ", "nan", "-inf", "1e999", "-1", "1e-5000", "0x10", "9" * 5000, "_" * 500, "-" * 500, "1_" * 300,
)  # fmt: skip
pieces = st.sampled_from(PIECES)
_NOBODYS = st.sampled_from([piece[:40] for piece in PIECES])

# Page id -> what its link restores besides the experiment.
KEYS = {
    "home": {},
    "what_is_loss": what_is_loss.URL_PARAMS,
    "loss_functions": loss_functions.URL_PARAMS,
    "loss_vs_accuracy": loss_vs_accuracy.URL_PARAMS,
    "training_loop": training_loop.URL_PARAMS,
    "seen_and_unseen": seen_and_unseen.URL_PARAMS,
    "training_lab": {},
    "compare_runs": compare.URL_PARAMS,
    "read_a_log": read_a_log.URL_PARAMS,
    "exercises": exercises.URL_PARAMS,
    "for_teachers": for_teachers.URL_PARAMS,
}
_FIELDS = (*CHOICES, *RANGES, "hidden")
_OTHERS = (*FLAGS, "lock", "preset", "exercise", "lesson", "progress", "draft", "pins", "step", "size")
_GOOD = (
    *(value for values in CHOICES.values() for value in values), *PRESETS, *EXERCISES, *LESSON_PLANS, *LOCKS,
    *(value for values in FLAGS.values() for value in values), *for_teachers.PARTS, "0", "1", "5", "0.5", "4-4",
)  # fmt: skip


@st.composite
def _progress(draw: st.DrawFn) -> str:
    """Return progress as a link has it, well packed, with answers that nobody would give."""
    answer = st.dictionaries(pieces, pieces | st.integers() | st.floats(), max_size=2)
    done = st.builds(Done, answer, st.integers(0, 999), st.sampled_from(["passed", "wrong"]))
    all_done = draw(st.dictionaries(st.sampled_from([*EXERCISES]), done, max_size=4))
    return Progress(tidy(draw(pieces)), draw(st.integers(0, VARIANTS - 1)), all_done).in_link()


@st.composite
def _curves(draw: st.DrawFn) -> str:
    """Return curves as a link has them, well packed, with names that mean harm and numbers that are none."""
    n = draw(st.integers(1, 12))
    cells = st.none() | st.floats() | st.integers() | st.sampled_from(["nan", "inf", "-inf", "1", ""])
    column = st.lists(cells, min_size=n, max_size=n)
    names = st.dictionaries(st.sampled_from(["x", "train_loss", "val_loss"]) | pieces, pieces, max_size=3)
    steps = st.just([1] * n) | st.lists(st.floats(-5, 5), min_size=n, max_size=n)
    run = st.tuples(pieces, st.integers(0, 99), names, steps, column, column, st.just([]), column | st.just([]))
    return pack(draw(st.lists(run | pieces, max_size=3)))


@st.composite
def _pins(draw: st.DrawFn) -> str:
    """Return pinned experiments as a link has them, well packed, with settings that cannot be; or short real ones."""
    if draw(st.booleans()):
        short = st.builds(RunConfig, st.sampled_from(["line", "moons", "iris"]), epochs=st.integers(1, 9))
        return to_link(draw(st.lists(short, min_size=1, max_size=6)))
    names = st.sampled_from(_FIELDS) | pieces
    return pack(draw(st.lists(st.dictionaries(names, pieces | st.integers(), max_size=4) | pieces, max_size=8)))


@st.composite
def draft(draw: st.DrawFn, id: str = "") -> str:
    """Return an answer that was begun, with text that fits none of its parts."""
    names = [part.name for part in EXERCISES[id].parts] if id else [MARK]
    chosen = draw(st.lists(st.sampled_from([*names, MARK]), max_size=3, unique=True))
    return urlencode({name: draw(pieces | st.sampled_from(["1", "none", "epochs=5"])) for name in chosen})


values = st.one_of(
    pieces, pieces, st.tuples(pieces, pieces).map("".join), st.sampled_from(_GOOD), st.text(max_size=20),
    st.tuples(st.sampled_from(_GOOD), pieces).map("".join), _progress(), draft(), _curves(), _pins(),
)  # fmt: skip


@st.composite
def queries(draw: st.DrawFn, page: str) -> dict[str, str]:
    """Return a query for a page: some of its keys, some of others, some of nobody."""
    known = st.sampled_from([*KEYS[page], *_OTHERS, *(_FIELDS if page in ("training_lab", "compare_runs") else ())])
    query = draw(st.dictionaries(known | _NOBODYS, values, min_size=1, max_size=6))
    if page == "exercises" and draw(st.booleans()):
        id = draw(st.sampled_from([*EXERCISES]))
        query |= {"exercise": id, "draft": draw(draft(id)), "checked": "1", "hints": "3"}
    if page == "read_a_log" and draw(st.booleans()):
        query["curves"] = draw(_curves())
    if page == "compare_runs":
        query |= draw(st.fixed_dictionaries({}, optional={"pins": _pins(), "tried": _pins()}))
    if page == "exercises" or draw(st.booleans()):
        query["progress"] = draw(_progress())
    return query


@st.composite
def visits(draw: st.DrawFn) -> tuple[str, dict[str, str]]:
    """Return a page with a query and its language."""
    page = draw(st.sampled_from([*KEYS]))
    return page, draw(queries(page)) | {"lang": draw(st.sampled_from(i18n.LANGUAGES))}
