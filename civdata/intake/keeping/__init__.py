"""Keep the pages that figures were keyed from, as evidence."""
