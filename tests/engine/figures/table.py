"""How the tables of examples in these tests are written and compared."""

from civdata.figures import Figure, read


def told(figure: Figure) -> str:
    """A figure in one line: `text = value[..value_max] unit qualifier [period]`."""
    value = f"{figure.value:f}"
    if figure.value_max is not None:
        value += f"..{figure.value_max:f}"
    words = [figure.text, "=", value, figure.unit or "-", figure.qualifier, figure.period or ""]
    return " ".join(words).strip()


def told_all(text: str, lang: str) -> str:
    """All figures of a text, divided by ` | `."""
    return " | ".join(told(figure) for figure in read(text, lang))


def examples(table: str) -> list[tuple[str, str]]:
    """Pairs of printed text and figures from lines of `printed => figures`."""
    rows = (line.partition("=>") for line in table.strip().splitlines())
    return [(printed.strip(), figures.strip()) for printed, _, figures in rows]
