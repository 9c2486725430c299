"""Read a log: what is pasted or dropped becomes curves, sentences, a link and a report; nothing typed is lost."""

import csv
import io
import re

import numpy as np
import pytest

from core.diagnosis import CHECKS, VERDICTS
from core.logs import NOTES, REASONS, LogError, Note, read_logs
from core.logs.link import from_link
from core.training import train
from pages.ui import i18n
from pages.ui.logs import answers, downloads, examples, faq, input_form, picture, what_was_read
from pages.ui.logs.reading import ReadRun
from pages.ui.logs.source import Source
from pages.ui.verdict import DiagnosedCurves, findings
from pages.ui.verdict.headline import EXPLAINS, headline, headline_finding
from pages.ui.verdict.report import report
from tests.pages.app import assert_sound, html, literal, open_page, session, written
from tests.pages.test_findings import LOGS

EN = i18n.text("en")
# Values that are none, and gaps of texts; code of the snippets has brackets too.
LEAKS = re.compile(r"\bNone\b(?! of)|\{(?!epoch\}|train_loss /|val_loss /)[a-z_]*\}")
TURNS = "\n".join(f"Epoch {e} - loss: {1 / e:.4f} - val_loss: {0.3 + abs(e - 10) / 40:.4f}" for e in range(1, 31))
TWO = "\n".join(TURNS.replace("val_loss: 0.3", f"val_loss: {first}") for first in ("0.3", "0.2"))


def read(text):
    return [ReadRun(run) for run in read_logs({"pasted": text.encode()})]


def pasted(text, **query):
    app = open_page("read_a_log", lang="en", **query)
    return app.text_area(key="log_box").set_value(text).run()


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
@pytest.mark.parametrize("id", examples.EXAMPLES)
def test_every_example_is_a_run_of_the_lab_that_is_read_again(id, lang):
    app = open_page("read_a_log", lang=lang, example=id)
    assert_sound(app)
    assert not app.warning
    said = " ".join(e.proto.body for e in app.get("html") if "<script" not in e.proto.body)
    assert not LEAKS.search(said)
    assert i18n.text(lang)("read_a_log.faq.overfitting.ask") in said


def test_the_examples_show_what_is_asked_about_most():
    shown = {}
    for id, example in examples.EXAMPLES.items():
        text = example.text([train(config) for config in example.configs])
        runs = [ReadRun(run) for run in read_logs({example.file: text.encode()})]
        shown[id] = [run.curves.found.verdict for run in runs], {f.id for r in runs for f in r.curves.found.findings}
    assert shown["overfitting"][0] == ["overfitting"]
    assert shown["healthy"][0] == ["healthy"]
    assert shown["not_finished"][0] == ["still_improving"]
    assert shown["guessing"][0] == ["underfitting"]
    assert "at_chance" in shown["guessing"][1]
    assert shown["nan"][0] == ["unstable"]
    assert "printed_nan" in shown["nan"][1]
    assert sorted(shown["two_runs"][0]) == ["healthy", "overfitting"]


def test_what_is_pasted_is_read_and_stands_in_the_link():
    app = pasted(TURNS)
    assert_sound(app)
    assert "30 rows, epoch 1 to 30" in html(app)
    assert "**Overfitting:**" in written(app)
    (run,) = from_link(session(app).written_query["curves"])
    assert len(run.epochs) == 30
    assert app.text_area(key="log_box").value == TURNS


def test_the_link_opens_the_same_curves_for_somebody_else():
    mine = pasted(TURNS)
    other = open_page("read_a_log", lang="en", curves=session(mine).written_query["curves"])
    assert_sound(other)
    verdict = next(text.value for text in mine.markdown if "Overfitting:" in text.value)
    assert verdict in [text.value for text in other.markdown]
    assert EN("read_a_log.link.opened") in html(other)
    assert not any(box.key and box.key.startswith("log_choice") for box in other.selectbox)


def test_back_leads_to_the_whole_log_that_was_read_before():
    app = pasted(TURNS)
    first = session(app).written_query["curves"]
    app.text_area(key="log_box").set_value(TWO).run()
    assert session(app).written_query["curves"] != first
    session(app).replaced_queries = ()
    app.query_params["curves"] = first
    app.run()
    assert "30 rows" in html(app)
    assert EN("read_a_log.link.opened") not in html(app)


def test_bad_input_is_a_sentence_and_nothing_that_was_typed_is_lost():
    app = pasted("hello, why does my model not learn?")
    assert_sound(app)
    assert [warning.value for warning in app.warning] == [EN("read_a_log.error.no_numbers")]
    assert app.text_area(key="log_box").value.startswith("hello")
    assert "curves" not in app.query_params
    app.switch_page("pages/training_lab.py").run().switch_page("pages/read_a_log.py").run()
    assert app.text_area(key="log_box").value.startswith("hello")
    assert len(app.warning) == 1
    app.button_group(key="log_example").set_value("healthy").run()
    assert not app.warning
    assert app.text_area(key="log_box").value.startswith("hello")


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_every_refusal_and_every_note_is_said_with_its_values(lang):
    t, named = i18n.text(lang), ("<b>a</b>", "[x](y)")
    for reason, names in REASONS.items():
        said = input_form.sentence(LogError(reason, **dict.fromkeys(names, named)), t)
        assert not LEAKS.search(said)
        assert not set("<>[]") & set(said)
    for id, names in NOTES.items():
        assert not LEAKS.search(what_was_read.note_text(Note(id, dict.fromkeys(names, 3)), t))


def test_a_file_that_is_too_large_gets_a_sentence():
    app = pasted("epoch,loss\n" + "1,0.5\n" * 900_000)
    assert_sound(app)
    assert "5 MB" in app.warning[0].value


def test_columns_without_the_name_of_a_loss_can_be_chosen():
    table = "t,a,b\n" + "\n".join(f"{e},{1 / e:.3f},{2 / e:.3f}" for e in range(1, 15))
    app = pasted(table)
    assert "a, b" in app.warning[0].value
    app.selectbox(key="log_name_train_loss").select("a").run()
    assert not app.warning
    app.selectbox(key="log_choice_val_loss").select("b").run()
    assert_sound(app)
    assert "Training loss: a, Validation loss: b" in html(app)


def test_another_column_is_read_when_it_is_chosen():
    app = pasted(TURNS)
    app.selectbox(key="log_choice_train_loss").select("val_loss").run()
    assert_sound(app)
    assert "Training loss: val_loss, Validation loss: loss" in html(app)


def test_a_choice_that_cannot_be_read_leaves_the_curves():
    app = pasted("epoch,loss,val_loss,f1\n" + "\n".join(f"{e},{1 / e:.3f},{2 / e:.3f},{'' if e > 2 else 1}"
                                                      for e in range(1, 20)))  # fmt: skip
    app.selectbox(key="log_choice_val_loss").select("").run()
    app.selectbox(key="log_choice_train_loss").select("f1").run()
    assert_sound(app)
    assert len(app.warning) == 1
    assert "Training loss: loss" in html(app)
    app.selectbox(key="log_choice_val_loss").select("val_loss").run()
    assert not app.warning
    assert "Training loss: loss, Validation loss: val_loss" in html(app)


def test_runs_of_one_log_stand_side_by_side_and_by_themselves():
    app = pasted(TWO)
    assert_sound(app)
    assert "Run 1" in html(app)
    assert literal(EN, "read_a_log.runs.lowest") in html(app)
    assert not [text for text in app.markdown if "Overfitting:" in text.value]
    app.button_group(key="log_run").set_value(2).run()
    assert_sound(app)
    assert [text for text in app.markdown if "Overfitting:" in text.value]
    assert session(app).written_query["run"] == "2"


def test_the_smoothed_line_is_an_extra_one_and_off_at_first():
    app = pasted(TURNS)
    assert "mean of" not in app.get("bidi_component")[0].proto.json
    app.toggle(key="log_smooth").set_value(True).run()
    assert_sound(app)
    assert "mean of 3" in app.get("bidi_component")[0].proto.json


def test_the_moving_mean_is_one():
    values = np.array([1.0, np.nan, 3.0, 8.0, np.inf, 4.0])
    mean = picture.moving_mean(values, 3)
    assert mean[[0, 2, 3, 5]].tolist() == [1.0, 5.5, 5.5, 4.0]
    assert np.isnan(mean[[1, 4]]).all()


def test_the_table_holds_what_was_read():
    (run,) = read(TURNS)
    rows = list(csv.DictReader(io.StringIO(downloads.table_csv(run.log))))
    assert [float(row["val_loss"]) for row in rows] == run.log.val_loss.tolist()


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_the_report_says_what_the_page_says(lang):
    t = i18n.text(lang)
    (run,) = read(TURNS)
    said = downloads.report_of(Source("own", [run]), run, t)
    assert said.startswith(f"# {t('read_a_log.report')}")
    for sentence in (headline(run.curves, t), *answers.advice(run.curves, t), t("verdict.overfitting.rule")):
        assert sentence in said
    assert f"| 10 | 0.100 | {0.3:.3f} |" in said
    assert len(said.splitlines()) < 80


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_everything_that_can_be_found_is_said_in_sentence_question_and_report(lang):
    """Every finding and verdict of the diagnosis' own examples goes through all parts of the page."""
    t, asked = i18n.text(lang), set()
    for found in LOGS:
        curves = DiagnosedCurves(found, np.arange(3.0), np.array([1.0, 0.5, 0.4]), np.array([1.0, np.nan, 0.6]))
        texts = [headline(curves, t), report(curves, t, title="x", about=[], advice=answers.advice(curves, t))]
        for id in faq.QUESTIONS:
            here, values = faq.QUESTIONS[id](curves, t)
            texts.append(t(f"read_a_log.faq.{id}.{here}", **values))
        asked |= {*faq.fitting(curves)}
        assert not [text for text in texts if LEAKS.search(text)]
    assert asked >= {"overfitting", "stuck", "below", "nan", "jumps", "how_many"}


def test_findings_that_explain_a_verdict_exist():
    assert EXPLAINS.keys() <= {*VERDICTS}
    assert {id for ids in EXPLAINS.values() for id in ids} <= CHECKS.keys()


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_every_answer_to_a_question_can_be_given(lang):
    t = i18n.text(lang)
    for id in faq.QUESTIONS:
        assert t(f"read_a_log.faq.{id}.ask")
        assert t(f"read_a_log.faq.{id}.general")


LOG_OF = {
    "overfitting": TURNS,
    "stuck": "\n".join(f"epoch {e} loss 0.6931 val_loss 0.6932" for e in range(1, 15)),
    "nan": "\n".join(f"epoch {e} loss {0.6 if e < 3 else 'nan'} val_loss 0.5" for e in range(1, 15)),
    "jumps": "\n".join(f"epoch {e} val_loss {0.5 if e % 2 else 0.4}" for e in range(1, 17)),
    "below": "\n".join(f"epoch {e} loss {1 / e + 0.5:.4f} val_loss {0.8 / e + 0.3:.4f}" for e in range(1, 40)),
    "how_many": "\n".join(f"epoch {e} loss {1 - e / 40:.4f} val_loss {1.1 - e / 40:.4f}" for e in range(1, 31)),
    "negative": "\n".join(f"epoch {e} loss {-e / 40:.4f} val_loss {0.1 - e / 40:.4f}" for e in range(1, 31)),
}


@pytest.mark.parametrize("id", LOG_OF)
def test_the_question_that_fits_stands_first_and_open(id):
    (run,) = read(LOG_OF[id])
    assert faq.fitting(run.curves)[0] == id
    said = faq.html_of(run.curves, EN)
    assert said.index(EN(f"read_a_log.faq.{id}.ask")) == min(said.index(EN(f"read_a_log.faq.{q}.ask")) for q in LOG_OF)
    assert said.count("<details class='faq' open>") in (1, 2)


def test_below_training_is_not_called_harmless_where_the_scales_differ():
    (run,) = read("\n".join(f"epoch {e} loss {60 / e:.3f} val_loss {1 / e:.4f}" for e in range(1, 30)))
    here, values = faq.QUESTIONS["below"](run.curves, EN)
    assert here == "scales"
    assert "60 times" in values["finding"]


def test_numbers_become_no_numbers_at_the_epoch_that_the_log_names():
    (run,) = read(LOG_OF["nan"])
    finding = headline_finding(run.curves)
    assert finding is not None
    assert EN("verdict.finding.printed_nan.nan") in findings.sentence(finding, EN)
    assert " 3 " in findings.sentence(finding, EN)


@pytest.mark.parametrize(("text", "said"), [
    (LOG_OF["stuck"], "ln 2"),
    (LOG_OF["jumps"], "take turns"),
    ("\n".join(f"epoch {e} loss 0 val_loss 0" for e in range(1, 12)), "exactly 0"),
    ("\n".join(f"epoch {e} loss 0.500{e % 3} val_loss 0.600{e % 2}" for e in range(63, 80)), "nothing moves"),
])  # fmt: skip
def test_the_first_sentence_names_what_explains_the_curves(text, said):
    (run,) = read(text)
    assert said in headline(run.curves, EN)


def test_a_log_of_few_rows_says_where_the_losses_went_so_far():
    (run,) = read("\n".join(f"epoch {e} loss {4 / e:.3f} val_loss {5 / e:.3f}" for e in range(1, 6)))
    if run.curves.found.verdict == "too_short":
        assert "from 4.000 to 0.800" in headline(run.curves, EN)
    (apart,) = read("\n".join(f"epoch {e} loss 0.0{6 - e} val_loss {6 + e % 2}" for e in range(1, 6)))
    assert apart.curves.found.verdict == "too_short"
    assert literal(EN, "verdict.too_short.line_so_far_apart") in headline(apart.curves, EN)


def test_what_rises_from_the_first_row_is_said_to():
    (run,) = read("\n".join(f"epoch {e} loss {0.7 + e / 50:.3f} val_loss {0.7 + e / 48:.3f}" for e in range(1, 13)))
    assert run.curves.found.verdict == "unstable"
    assert literal(EN, "verdict.unstable.line_rises") in headline(run.curves, EN)
    assert faq.fitting(run.curves)[0] == "stuck"


def test_names_out_of_a_log_are_no_markup():
    text = "<b>epoch</b>,<img src=x>loss,val_loss\n" + "\n".join(f"{e},{1 / e},{1 / e}" for e in range(1, 12))
    app = pasted(text)
    assert_sound(app)
    assert "<img" not in html(app)
    (run,) = read(text)
    assert "<img" not in downloads.report_of(Source("own", [run]), run, EN)


def test_the_line_of_what_was_read_counts_as_the_log_does():
    (run,) = read("\n".join(f"[{i}]\ttrain-rmse:{1 / (i + 1):.4f}\teval-rmse:{2 / (i + 1):.4f}" for i in range(12)))
    assert "round 0 to 11" in what_was_read.line(run.log, EN)
