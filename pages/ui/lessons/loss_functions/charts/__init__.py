"""The charts of the loss functions: of numbers, and of categories."""
