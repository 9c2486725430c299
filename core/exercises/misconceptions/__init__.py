"""For each exercise the wrong answers that learners really give, by the misconception that each of them shows.

They are made from a variant's own runs: for the teacher's cards, and for the tests that each is told what it shows.
"""

from core.exercises.misconceptions import by_hand, make, mark, predict, which
from core.exercises.misconceptions.answers import Answers

# Exercise id -> reason of `Exercise.check` -> an answer that gets it in the class's variant, at least two for each.
MISCONCEPTIONS: dict[str, Answers] = by_hand.ANSWERS | mark.ANSWERS | predict.ANSWERS | make.ANSWERS | which.ANSWERS
