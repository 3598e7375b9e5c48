"""German, of which only sources are."""
