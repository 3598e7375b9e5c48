"""Who finds a fault of a published site is told where to go, where the settings say it."""

from __future__ import annotations

from civdata.model.settings import Body, Settings
from civdata.publish.edition import _contact, _security


def test_the_contact_comes_from_the_settings() -> None:
    """The publisher's address for mail goes first, then that for errors; without both, nothing."""
    feedback = "https://example.org/errors"
    mail = Body(email="a@example.org")
    assert _contact(Settings(publisher=mail, feedback=feedback)) == "mailto:a@example.org"
    assert _contact(Settings(feedback=feedback)) == feedback
    assert _contact(Settings()) == ""


def test_it_is_a_security_txt() -> None:
    """It has the fields of RFC 9116, and its end depends on the data alone."""
    text = _security("mailto:a@example.org", ("kk", "en"), "https://example.org/", "2024-02-29")
    assert text == (
        "Contact: mailto:a@example.org\n"
        "Expires: 2025-02-28T00:00:00Z\n"
        "Preferred-Languages: kk, en\n"
        "Canonical: https://example.org/.well-known/security.txt\n"
    )
