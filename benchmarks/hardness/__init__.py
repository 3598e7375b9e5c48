"""What must not break civdata: each module tries one kind of it, and counts."""
