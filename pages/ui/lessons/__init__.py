"""The lessons: a folder each, with its sections, charts, URL parameters and style."""
