"""Toy data: what each dataset is, its starter experiment, and how its rows are split, corrupted and scaled."""

from core.datasets.catalogue import DATASETS, Dataset, Starter
from core.datasets.split import Split, same_rows, split

__all__ = ["DATASETS", "Dataset", "Split", "Starter", "same_rows", "split"]
