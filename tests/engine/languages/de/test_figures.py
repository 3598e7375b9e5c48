"""German figures, of pages that wrote of Kazakhstan in German."""

import pytest

from civdata.figures import read


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("186 Milliarden Tenge", "186000000000", "KZT", "exact"),
        ("allein 96,6 Milliarden Tenge", "96600000000", "KZT", "exact"),
        ("354,1 Mio. USD", "354100000", "USD", "exact"),
        ("104 gemeinnützige Programme", "104", "gemeinnützige", "exact"),
        ("62 bereits abgeschlossen", "62", None, "exact"),
        ("mindestens 7% zum Nettoeinkommen", "7", "percent", "at_least"),
        ("rund 1.200 Menschen", "1200", "menschen", "about"),
        ("mehr als 20 Prozent", "20", "percent", "more_than"),
        ("fast 2 Mrd Tenge", "2000000000", "KZT", "almost"),
        ("zwölf Projekte", "12", "projekte", "exact"),
    ],
)
def test_a_figure_is_read(text: str, value: str, unit: str | None, qualifier: str) -> None:
    """Value, unit and qualifier are those that the words say."""
    (figure,) = read(text, "de")
    assert (str(figure.value), figure.unit, figure.qualifier) == (value, unit, qualifier)


def test_a_sum_in_two_currencies_is_two_figures() -> None:
    """What stands in brackets is a figure of its own."""
    found = read("186 Milliarden Tenge (354,1 Millionen US-Dollar)", "de")
    assert [(str(one.value), one.unit) for one in found] == [
        ("186000000000", "KZT"),
        ("354100000", "USD"),
    ]
