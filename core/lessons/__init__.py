"""What the lessons show besides training: small simulations and single steps, from the same losses and optimizers."""
