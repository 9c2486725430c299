"""The lesson on the training loop: five steps on eight points, then four hundred rounds of them."""
