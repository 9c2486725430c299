"""The lesson on seen and unseen data: learning by heart, the model's size, the turn, luck, and nonsense."""
