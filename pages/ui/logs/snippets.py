"""Two lines for each framework that make a training write a log which can be read here."""

import streamlit as st

from pages.ui import page_blocks
from pages.ui.i18n import Text

SNIPPETS = {
    "keras": (
        'log = keras.callbacks.CSVLogger("log.csv")\n'
        "model.fit(x, y, validation_split=0.2, epochs=50, callbacks=[log])"
    ),
    "lightning": (
        'trainer = L.Trainer(logger=L.pytorch.loggers.CSVLogger("logs"))\n'
        'self.log("val_loss", loss, on_epoch=True)  # self.log("train_loss", ...)'
    ),
    "hugging_face": (
        'args = TrainingArguments("out", eval_strategy="epoch", logging_strategy="epoch")\n'
        'trainer.train(); trainer.state.save_to_json("log.json")'
    ),
    "pytorch": (
        'print(f"epoch {epoch}  train_loss {train_loss / n_train:.6f}  "\n'
        '      f"val_loss {val_loss / n_val:.6f}", flush=True)'
    ),
    "xgboost": (
        'sets = [(train, "train"), (valid, "eval")]\n'
        "model = xgb.train(params, train, 500, evals=sets, verbose_eval=True)"
    ),
}  # fmt: skip
NAMES = {
    "keras": "Keras", "lightning": "Lightning", "hugging_face": "Hugging Face", "pytorch": "PyTorch",
    "xgboost": "XGBoost",
}  # fmt: skip


def draw(t: Text) -> None:
    """Draw them, one click away."""
    with st.expander(t("read_a_log.snippets.title"), key="log_snippets"):
        for tab, id in zip(st.tabs([*NAMES.values()]), SNIPPETS, strict=True):
            with tab:
                page_blocks.code(SNIPPETS[id])
                st.caption(t(f"read_a_log.snippets.{id}"))
