"""What to do about a fault, by the code of its finding, where the finding does not say so."""

from __future__ import annotations

from collections.abc import Mapping

ADVICE: Mapping[str, str] = {
    # What stands on disk.
    "archive": "Unpack it and give the folder",
    "descriptor": "See the Data Package v2 standard, or an existing package",
    "file-kind": "Put a plain file in its place; links, pipes and folders are never opened",
    "file-missing": "Add the file or take its resource out of the descriptor",
    "file-size": "Split the table",
    "bytes": "Mend the size in the descriptor, or restore the file",
    "hash": "Mend the hash in the descriptor, or restore the file",
    "encoding": "Save the file as UTF-8 without a byte order mark",
    "json": "Mend the JSON; an editor that knows JSON shows the place",
    "path": "Use a relative path of a file inside the package folder",
    # Lines of a CSV file.
    "blank-row": "Take the line out",
    "csv": "Quote a cell only if it holds a comma or a quote, double the quotes inside it",
    "csv-quotes": "Quote a cell only if it holds a comma or a quote",
    "empty-file": "Write the header row, or take the resource out of the descriptor",
    "empty-table": "Add a row, or take the resource out of the descriptor",
    "header": "Name the columns as the descriptor does, in the same order",
    "huge-cell": "Shorten the text",
    "line-end": "Save the file with LF line ends and without control characters",
    "ragged-row": "Quote a cell that holds the delimiter, and give each row all its cells",
    # Cells and keys.
    "limit": "Mend the value, or the limit in the schema",
    "length": "Mend the value, or the length in the schema",
    "json-schema": "Mend the value, or the JSON Schema of the field",
    "enum": "Take a value of the list, or add one to the schema",
    "foreign-key": "Add what it names, or mend the key",
    "identity": "Give each thing an id of its own",
    "pattern": "Mend the cell, or the pattern in the schema",
    "primary-key": "Give the row a key of its own, or take the second one out",
    "range": "Put the lower end into value, the upper one into value_max",
    "repeated-row": "Take the row out, or declare a primary key",
    "required": "Fill the cell",
    "sheet-error": "Mend the formula in the spreadsheet, and save the table again",
    "space": "Leave the cell empty",
    "type": "Write the value plainly: no thousands separators, no exponents, ISO dates; or mend"
    " the type or format in the schema",
    "unique-key": "Give the row a key of its own, or take the second one out",
    "unique": "Give the row a value of its own, or take the second one out",
    # The descriptor.
    "form": "Take the property out: canonical CSV needs none of it",
    "package-name": "Name the package as its folder, in a-z, 0-9 and -",
    "property": "Mend the name of the property, or take it out",
    "resource-name": "Name each table once",
    "name": "Use small letters, digits, - and _; a name of its own for each thing",
    "schema": "Give the table a schema as the Table Schema standard has it",
    "texts": "Write an object with a text for each language",
    "view": "Mend the declaration of the view in the descriptor",
}
