"""Runs that several tests look at: each is trained once in a process."""

from functools import lru_cache

from core.training import train

trained = lru_cache(maxsize=400)(train)
