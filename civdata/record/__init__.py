"""What the data comes to: spans, views, proof, relations, citation, changes, hints, frames."""
