"""The words that logs name their columns with."""

SPLITS = {
    **dict.fromkeys(("train", "training", "trn", "tr", "learn", "trainset", "insample",
                     "minibatch", "entrenamiento", "treino",
                     "entrainement", "trainloss"), "train"),
    **dict.fromkeys(("val", "valid", "validation", "validate", "validating", "vali", "vld", "vl", "eval", "evaluation",
                     "evaluate", "evaluating", "dev", "devel", "development", "holdout", "heldout", "cv", "validset",
                     "valset", "devset", "validacion", "validacao", "oof"), "val"),
    **dict.fromkeys(("test", "testing", "tst", "te", "testset", "outsample"), "test"),
}  # fmt: skip
"""Which part of the data a word stands for."""

# The smaller the rank, the more surely a column is "the loss".
LOSSES = {
    **dict.fromkeys(("loss", "losses", "perdida", "perte", "perda", "verlust"), 0),
    **dict.fromkeys((
        "logloss", "nll", "nllloss", "crossentropy", "xent", "xentropy", "celoss", "ce", "bce", "bceloss", "cost",
        "objective", "obj", "criterion", "multiclass", "multiclassonevsall", "mlogloss", "deviance", "elbo", "kld",
        "pairlogit", "energy", "negloglik", "costs",
    ), 2),
    **dict.fromkeys((
        "mse", "rmse", "mae", "mape", "smape", "rmsle", "msle", "rmspe", "l1", "l2", "huber", "quantile", "poisson",
        "tweedie", "expectile", "logcosh", "mad", "gamma", "queryrmse", "medianabsoluteerror", "hinge",
    ), 3),
    **dict.fromkeys(("error", "err", "errors", "merror", "ppl", "perplexity"), 4),
}  # fmt: skip
"""Losses, and measures that are small when a model is good."""

ACCURACIES = frozenset(("accuracy", "acc", "accuracies", "top1", "acc1", "prec@1", "acc@1", "accu", "precision@1"))

EPOCHS = frozenset(("epoch", "epochs", "ep", "epo", "epoc", "epoche", "epoca", "epoque", "e"))
STEPS = frozenset((
    "step", "steps", "iter", "iters", "iteration", "iterations", "round", "itr", "it", "batch", "batches", "update",
    "updates", "tree", "gstep",
))  # fmt: skip

NEUTRAL = frozenset((
    "avg", "average", "averaged", "mean", "epoch", "total", "overall", "running", "final", "cumulative", "current",
    "curr", "global", "metric", "metrics", "log", "logs", "run", "tag", "value", "scalar", "scalars", "set", "data",
    "dataset", "the", "of", "is", "was", "and", "has", "have", "at", "after", "on", "for", "with", "in", "per",
    "this", "now", "phase", "results", "result", "summary", "got", "score", "info", "root", "main", "debug",
    "end", "ended", "start", "starting", "started", "begin", "finished", "finish", "done", "completed", "complete",
    "model", "history", "each", "iteration", "by", "trainer", "output",
))  # fmt: skip
"""Words that do not change what a column measures."""

EXCLUDED = frozenset((
    "best", "min", "max", "lowest", "minimum", "maximum", "std", "stdev", "var", "variance", "sem", "scale", "scaler",
    "weight", "weights", "lr", "rate", "time", "duration", "elapsed", "eta", "runtime", "seconds", "sec", "secs", "ms",
    "memory", "mem", "samples", "diff", "delta", "difference", "change", "improvement", "previous", "prev", "target",
    "patience", "grad", "gradnorm", "norm", "ratio", "num", "number", "size", "count", "seed", "threshold", "coef",
    "lambda", "alpha", "beta", "fps", "speed", "gpu", "lrs", "warmup", "counter", "wall", "timestamp", "lower",
    "upper", "ci", "se", "early", "stopping", "remaining", "gap", "param", "params", "parameters", "flos",
))  # fmt: skip
"""Words of a column that is no loss, even if it speaks of one."""

FOREIGN = (
    ("学習率", " lr "), ("学习率", " lr "), ("訓練", " train "), ("学習", " train "), ("训练", " train "),
    ("トレーニング", " train "), ("検証", " val "), ("評価", " val "), ("验证", " val "), ("驗證", " val "),
    ("バリデーション", " val "), ("テスト", " test "), ("测试", " test "), ("測試", " test "),
    ("損失", " loss "), ("ロス", " loss "), ("誤差", " error "), ("损失", " loss "), ("誤り率", " error "),
    ("正解率", " accuracy "), ("精度", " accuracy "), ("准确率", " accuracy "), ("準確率", " accuracy "),
    ("エポック", " epoch "), ("轮次", " epoch "), ("ステップ", " step "), ("反復", " iteration "), ("步", " step "),
    ("平均", " avg "), ("関数", " "), ("データ", " "), ("値", " "), ("の", " "), ("用", " "), ("時間", " time "),
)  # fmt: skip
"""Japanese and Chinese names, in the order in which they are replaced (they are written without blanks)."""
