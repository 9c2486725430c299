"""Charts that only exercises show."""
