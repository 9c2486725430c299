"""Small logs of every family, all of the same run: three epochs, training .9 .8 .7, validation 1.0 .95 .93."""

# ruff: noqa: E501 (a sample stands in one line, so that they can be compared)

import json

TRAIN, VAL = [0.9, 0.8, 0.7], [1.0, 0.95, 0.93]


def three(line: str, first: int = 1) -> str:
    """Return a line for each epoch, with {e}, {t} and {v} filled in."""
    return "".join(line.replace("{e}", str(first + n)).replace("{t}", str(t)).replace("{v}", str(v))
                   for n, (t, v) in enumerate(zip(TRAIN, VAL, strict=True)))  # fmt: skip


def table(separator: str, *, end: str = "\n", names: tuple[str, ...] = ("epoch", "loss", "val_loss")) -> str:
    return separator.join(names) + end + three(separator.join(("{e}", "{t}", "{v}")) + end)


TABLES = {
    "comma": table(","),
    "tab": table("\t"),
    "semicolon": table(";"),
    "crlf": table(",", end="\r\n"),
    "cr cr lf": table(",", end="\r\r\n"),
    "blank lines": table(",", end="\n\n"),
    "blanks behind commas": table(", "),
    "title line": "model_history\n" + table(";"),
    "comments": "# run 3, lr=0.1\n" + table(","),
    "decimal comma": table(";").replace(".", ","),
    "padded": "     epoch,      train/loss,   val/loss\n" + three("   {e},   {t},     {v}\n"),
    "aligned": "epoch    train_loss    valid_loss    dur\n-----  ----------  ----------  ----\n"
    + three("    {e}    {t}    {v}    0.03\n"),
    "fastai": "epoch     train_loss  valid_loss  accuracy  time\n" + three("{e}  {t}  {v}  0.5  00:12\n"),
    "two words a name": "Epoch Training Loss Validation Loss Accuracy\n" + three("{e} {t} {v} 0.5\n"),
    "markdown": "| Epoch | Training Loss | Validation Loss |\n|:--:|--:|---|\n" + three("| {e} | {t} | {v} |\n"),
    "bold cells": table("\t").replace("0.95", "**0.95**").replace("val_loss", "val loss"),
    "drawn": "+---+---+---+\n| epoch | train | val |\n+---+---+---+\n" + three("| {e} | {t} | {v} |\n"),
    "data frame": "   epoch  train_loss  val_loss\n" + three("0  {e}  {t}  {v}\n"),
    "per cent": "Epoch,Train Loss,Valid Loss,Valid Acc\n" + three("{e},{t},{v},50%\n"),
    "tensors": "epoch,train_loss,val_loss\n" + three("{e},\"tensor({t}, device='cuda:0')\",tensor({v})\n"),
    "japanese": "エポック,訓練損失,検証損失\n" + three("{e},{t},{v}\n"),
    "long form": "epoch,phase,loss,acc\n" + three("{e},train,{t},0.5\n{e},val,{v},0.4\n"),
    "weights and biases": '"Step","run-1 - train/loss","run-1 - train/loss__MIN","run-1 - val/loss"\n'
    + three('"{e}","{t}","0","{v}"\n'),
    "lightning": "epoch,step,train_loss_epoch,train_loss_step,val_loss\n"
    + three("{e},5,,0.5,\n{e},9,,,{v}\n{e},9,{t},,\n"),
    "h2o": "timestamp,number_of_trees,epoch,training_rmse,validation_rmse\n" + three("2020-01-01 00:00:00,1,{e},{t},{v}\n"),
    "chainer": "epoch       main/loss   validation/main/loss  elapsed_time\n\x1b[J" + three("{e}   {t}    {v}    3.3   \n"),
    "html": "<table><tr><th>Epoch</th><th>Training Loss</th><th>Validation Loss</th></tr>\n" + three("<tr>\n<td>{e}</td>\n<td>{t}</td><td>{v}</td>\n</tr>\n") + "</table>",
    "header of two lines": "| Epoch | Time | Mini-batch | Validation | Mini-batch | Validation |\n|   | (s)  | Accuracy | Accuracy | Loss | Loss |\n|=====|\n" + three("| {e} | 00:00:01 | 10.00% | 12.00% | {t} | {v} |\n"),
    "names in rows": "train_loss,0.9,0.8,0.7\nval_loss,1.0,0.95,0.93\n",
    "lists in cells": 'train_loss,val_loss\n"[0.9, 0.8, 0.7]","[1.0, 0.95, 0.93]"\n',
}  # fmt: skip

JSON = {
    "notebook": json.dumps({"cells": [{"cell_type": "markdown", "source": []}, {"outputs": [{"output_type": "stream", "text": three("Epoch {e}: loss {t}, val_loss {v}\n").splitlines(keepends=True)}]}]}),
    "notebook, table": json.dumps({"cells": [{"outputs": [{"data": {"text/html": ["<table><tr><th>epoch</th><th>train_loss</th><th>valid_loss</th></tr>", three("<tr><td>{e}</td><td>{t}</td><td>{v}</td></tr>")], "text/plain": ["<object>"]}}]}]}),
    "history": '{"loss": [0.9, 0.8, 0.7], "val_loss": [1.0, 0.95, 0.93]}',
    "inside": '{"params": {"epochs": 3}, "history": {"loss": [0.9, 0.8, 0.7], "val_loss": [1.0, 0.95, 0.93]}}',
    "numbers as texts": '{"loss": ["0.9", "0.8", "0.7"], "val_loss": ["1.0", "0.95", "0.93"]}',
    "pandas": '{"loss": {"0": 0.9, "1": 0.8, "2": 0.7}, "val_loss": {"0": 1.0, "1": 0.95, "2": 0.93}}',
    "xgboost": '{"train": {"rmse": [0.9, 0.8, 0.7]}, "eval": {"rmse": [1.0, 0.95, 0.93]}}',
    "xgboost, sets numbered": '{"validation_0": {"l": 1, "rmse": [0.9, 0.8, 0.7]}, "validation_1": {"rmse": [1.0, 0.95, 0.93]}}',
    "lightgbm": '{"training": {"l2": [0.9, 0.8, 0.7]}, "valid_1": {"l2": [1.0, 0.95, 0.93]}}',
    "records": "[" + three('{"epoch": {e}, "train_loss": {t}, "val_loss": {v}},')[:-1] + "]",
    "lines": three('{"epoch": {e}, "train": {"loss": {t}}, "val": {"loss": {v}}}\n'),
    "keys are epochs": "{" + three('"epoch_{e}": {"train_loss": {t}, "val_loss": {v}},')[:-1] + "}",
    "openmmlab": '{"env_info": "x"}\n'
    + three('{"mode": "train", "epoch": {e}, "iter": 50, "loss": {t}}\n{"mode": "val", "epoch": {e}, "loss": {v}}\n'),
    "catboost": '{"meta": {}, "iterations": [' + three('{"learn": [{t}], "iteration": {e}, "test": [{v}]},')[:-1] + "]}",
    "trainer_state": '{"log_history": ['
    + three('{"epoch": {e}.0, "loss": {t}}, {"epoch": {e}.0, "eval_loss": {v}},')
    + '{"epoch": 3.0, "train_loss": 0.8, "train_runtime": 9.0}]}',
}  # fmt: skip

_BAR = "100/100 [==========] - 5s 10ms/step - loss: {t} - acc: 0.5 - val_loss: {v} - val_acc: 0.4\n"
TEXTS = {
    "keras bars": three("Epoch {e}/3\n" + _BAR),
    "keras, left-over bars": three("Epoch {e}/3\n 50/100 [====>.....] - ETA: 5s - loss: 9.0 - acc: 0.1\r" + _BAR),
    "keras, backspaces": three("Epoch {e}/3\n 50/100 [====>.....] - ETA: 5s - loss: 9.0" + 40 * "\b" + _BAR),
    "keras, first line lost": three("Epoch {e}/3\n" + _BAR).split("\n", 1)[1],
    "keras, checkpoints": three("Epoch {e}/3\n" + _BAR + "\nEpoch 0000{e}: val_loss improved from 2.0 to {v}, saving model to w.h5\n"),
    "keras, counted otherwise": three("Epoch {e}/3\n" + _BAR + "Epoch 00000: val_loss did not improve from 0.5\n"),
    "keras, verbose 2": three("Epoch {e}/3\n10/10 - 1s - loss: {t} - val_loss: {v} - 1s/epoch - 5ms/step\n"),
    "keras, evaluated": three("Epoch {e}/3\n" + _BAR) + "31/31 [=====] - 0s 1ms/step - loss: 9.9 - acc: 0.1\nTest accuracy: 0.1\n",
    "keras, several outputs": three("Epoch {e}/3\n9/9 [===] - loss: {t} - a_loss: 0.3 - b_loss: 0.2 - val_loss: {v} - val_a_loss: 0.3\n"),
    "keras 3, colours": three("Epoch {e}/3\n\x1b[1m9/9\x1b[0m \x1b[32m━━━━━━━━━━\x1b[0m\x1b[37m\x1b[0m \x1b[1m3s\x1b[0m 10ms/step - loss: {t} - val_loss: {v}\n"),
    "xgboost": three("[{e}]\ttrain-rmse:{t}\teval-rmse:{v}\n"),
    "xgboost, best repeated": three("[{e}]\ttrain-rmse:{t}\teval-rmse:{v}\n") + "Stopping. Best iteration:\n[2]\ttrain-rmse:0.8\teval-rmse:0.95\n",
    "xgboost, clock": three("[10:00:26] [{e}]  test-error:{v} train-error:{t}\n[10:00:22] boosting round 7, 3.6 sec elapsed\n"),
    "lightgbm": "Training until validation scores don't improve for 50 rounds\n" + three("[{e}]\ttraining's l2: {t}\tvalid_1's l2: {v}\n"),
    "catboost": three("{e}:\tlearn: {t}\ttest: {v}\tbest: 0.5 (1)\ttotal: 4.2s\tremaining: 1m 50s\n"),
    "hugging face": three("{'loss': {t}, 'learning_rate': 5e-05, 'epoch': {e}.0}\n{'eval_loss': {v}, 'eval_runtime': 1.0, 'epoch': {e}.0}\n")
    + "{'train_runtime': 100.0, 'train_loss': 0.5, 'epoch': 3.0}\n",
    "tqdm": three("Epoch {e}/3:  50%|█████     | 5/10 [00:05<00:05,  9.9it/s, loss=9.0]\rEpoch {e}/3: 100%|██████████| 10/10 [00:10<00:00,  9.9it/s, loss={t}, val_loss={v}]\n"),
    "logging": three("2024-05-01 12:00:11,123 INFO root - Epoch {e} - avg_train_loss: {t}  avg_val_loss: {v}  time: 12s\n"),
    "mxnet": three("INFO:root:Epoch[{e}] Train-cross-entropy={t}\nINFO:root:Epoch[{e}] Time cost=12.5\nINFO:root:Epoch[{e}] Validation-cross-entropy={v}\n"),
    "nnU-Net": three("epoch:  {e}\n2021-03-01 12:00:00.123456: train loss : {t}\n2021-03-01 12:01:00.1: validation loss: {v}\n2021-03-01 12:01:00.1: Average global foreground Dice: [0.7, 0.6]\n"),
    "phases": three("Epoch {e}/3\n----------\ntrain Loss: {t} Acc: 0.7\nval Loss: {v} Acc: 0.8\n\n"),
    "sections": three("***** Epoch {e} *****\n  train loss = {t}\n***** Eval *****\n  loss = {v}\n"),
    "headings": three("TRAIN EPOCH  {e}:\nloss    {t}\naccuracy  0.3\ndtype: float64\nVal epoch {e} has acc 0.2 and loss {v}\n"),
    "epoch below": three("train loss: {t}\nval loss: {v}\nEpoch {e} finished in 10s\n"),
    "no epochs": three("Training loss: {t}\nValidation loss: {v}\n"),
    "brackets": three("Epoch: [{e}], time: [12.5], training loss: [{t}], validation loss: [{v}]\n"),
    "abbreviated": three("E{e}: tl={t} vl={v}\n"),
    "camel case": three("Epoch {e} TrL={t}, TrA=0.9, VL={v}, VA=0.8, TeL=0.3, TeA=0.7,\n"),
    "names behind": three("epoch {e}: {t} train loss, {v} val loss\n"),
    "names in brackets": three("Epoch {e}: loss (train) {t}, loss (val) {v}\n"),
    "parts": three("Epoch {e} | Train | loss {t} acc 0.5 | Val | loss {v} acc 0.4\n"),
    "by measure": three("Epoch {e} - loss: train {t} val {v}; acc: train 0.5 val 0.4\n"),
    "two at once": three("Epoch {e}: train/val loss: {t}/{v}\n"),
    "validation first": three("Epoch {e} val_loss={v} train_loss={t}\n"),
    "accuracy first": three("Epoch {e}\nTrain Accuracy: 0.5, Loss: {t}\nVal Accuracy: 0.4, Loss: {v}\n"),
    "sentences": three("In epoch {e}, the training loss was {t} and the validation loss was {v}.\n"),
    "counter in the name": three("Training loss for epoch {e} is {t}, validation loss is {v}\n"),
    "bare parts": three("Epoch 00{e}: train={t} valid={v} best=0.5 duration=1.06 s\n"),
    "early stopping": three("Validation loss decreased (inf --> {v}).  Saving model ...\nEpoch: {e}/3 | Train loss: {t} | Val loss: {v} | Time:  30.1s\n"),
    "news in the line": three("Epoch {e}: train_loss={t} val_loss={v} (improved from 1.1 to {v}, saved)\n"),
    "tqdm, phases": three("Epoch {e}/3\nTraining: 100%|██████████| 10/10 [00:01<00:00, 9.0it/s, loss={t}]\nValidation: 100%|██████████| 3/3 [00:01<00:00, 9.0it/s, loss={v}]\n"),
    "summed up": three("Epoch {e} Batch 0 Loss 2.0\nEpoch {e} Batch 100 Loss 1.0\nEpoch {e} Loss {t}\nDEV : loss {v} - score 0.9\n"),
    "tqdm over epochs": three("Epochs:  {e}3%|███ | {e}/3 [00:10<00:20, 10.0s/it, train_loss={t}, val_loss={v}]\n"),
    "quoted": three("> Epoch {e}: train_loss: {t} val_loss: {v}\n"),
    "settings above": "batch_size: 32\nepochs: 10\nlr: 0.001\n" + three("Epoch [{e}/3], Train Loss: {t}, Val Loss: {v}\n") + "Test Loss: 0.99\n",
    "ordered dict": three("OrderedDict([('epoch', {e}), ('train_loss', {t}), ('val_loss', {v})])\n"),
    "tensors": three("Epoch {e} train loss tensor({t}, device='cuda:0', grad_fn=<MeanBackward0>) val loss tensor({v})\n"),
    "caffe": three("I0319 s.cpp:433] Iteration {e}, Testing net (#0)\nI0319 s.cpp:546]     Test net output #0: loss = {v} (* 1 = {v} loss)\nI0319 s.cpp:243] Iteration {e}, loss = {t}\n"),
    "espnet": three("[n] 2021-01-01 00:00:00,000 (trainer:300) INFO: {e}epoch results: [train] loss={t}, acc=0.5, [valid] loss={v}, acc=0.6\n"),
    "fairseq": three("2020-01-01 | INFO | train | epoch 00{e} | loss {t} | ppl 700\n2020-01-01 | INFO | valid | epoch 00{e} | loss {v} | ppl 500 | best_loss 0.5\n"),
    "japanese": three("エポック {e}: 訓練損失: {t}、検証損失: {v}\n"),
    "chinese": three("第{e}轮 训练损失: {t} 验证损失: {v}\n"),
    "spanish": three("Época {e}: pérdida entrenamiento {t}, pérdida validación {v}\n"),
    "history printed": "{'loss': [0.9, 0.8, 0.7], 'val_loss': [1.0, 0.95, 0.93]}",
    "lists": "train_losses = [0.9, 0.8, 0.7]\nval_losses = [1.0, 0.95, 0.93]\n",
    "numpy lists": "train_loss: [np.float64(0.9), np.float64(0.8), np.float64(0.7)]\nval_loss: array([1.0, 0.95, 0.93])\n",
}  # fmt: skip

# Several files of the one run: name -> content.
PARTS = {
    "catboost": {"learn_error.tsv": "iter\tLogloss\n" + three("{e}\t{t}\n"), "test_error.tsv": "iter\tLogloss\n" + three("{e}\t{v}\n")},
    "mlflow": {"m/metrics/train_loss": three("1600000000000 {t} {e}\n"), "m/metrics/val_loss": three("1600000000000 {v} {e}\n"), "m/meta.yaml": "name: x\n"},
    "mlflow, nested": {"m/metrics/train/loss": three("1600000000000 {t} {e}\n"), "m/metrics/val/loss": three("1600000000000 {v} {e}\n")},
    "tensorboard": {"run-a_train-tag-epoch_loss.csv": "Wall time,Step,Value\n" + three("1600000000.5,{e},{t}\n"),
                    "run-a_validation-tag-epoch_loss.csv": "Wall time,Step,Value\n" + three("1600000000.5,{e},{v}\n")},
    "weights and biases": {"wandb_export_1.csv": '"Step","run-1 - train/loss","run-1 - train/loss__MIN"\n' + three('"{e}","{t}","{t}"\n'),
                           "wandb_export_2.csv": '"Step","run-1 - val/loss","run-1 - val/loss__MIN"\n' + three('"{e}","{v}","{v}"\n')},
    "train and val": {"train_log.csv": "epoch,loss,acc\n" + three("{e},{t},0.5\n"), "val_log.csv": "epoch,loss,acc\n" + three("{e},{v},0.5\n")},
}  # fmt: skip
