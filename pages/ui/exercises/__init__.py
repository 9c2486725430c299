"""The exercises: their list, one of them with its picture and answer, what the check says, and the hand-in."""
