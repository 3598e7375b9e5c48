"""Start a record: the files of a new project, made in memory and written all at once."""
