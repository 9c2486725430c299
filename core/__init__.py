"""What the lab knows: data, losses, models, gradient descent and the reading of curves, without any user interface."""
