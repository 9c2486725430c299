"""The lesson on loss functions: what a mistake costs, in numbers and in categories."""
