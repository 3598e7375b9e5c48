"""Search: keys of words and what is found by them."""
