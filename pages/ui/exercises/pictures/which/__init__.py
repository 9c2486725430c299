"""What is to be told apart: curves, settings, scores, losses; and what the answer leaves open, once it was given."""

from pages.ui.exercises.pictures.which import causes, cures, losses, luck, seeds, sorting, traps

# Imported for the pictures that they register.
_REGISTERED = (causes, cures, losses, luck, seeds, sorting, traps)
