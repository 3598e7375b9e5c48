"""No page is published that runs, loads, leads or brings along what is not the site's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from civdata.publish.inspection import check

GOOD = '<!doctype html><html lang="en"><head><title>T</title>{}</head><body>{}</body></html>'


def codes(folder: Path, body: str = "", head: str = "") -> set[str]:
    """Return the codes of what is found on a page."""
    (folder / "index.html").write_text(GOOD.format(head, body), "utf-8")
    return {finding.code for finding in check(folder).findings}


@pytest.mark.parametrize(
    "text",
    [
        '<meta http-equiv="refresh" content="0;url=https://example.org">',
        "<meta http-equiv=REFRESH content=0>",
        "<meta http-equiv=' Refresh ' content=0>",
        "<META HTTP-EQUIV='refresh'>",
        '<meta http-equiv="set-cookie" content="a=b">',
        '<meta http-equiv="refresh" http-equiv="content-security-policy">',
        '<base href="https://example.org/">',
        '<a href="javascript:alert(1)">x</a>',
        '<a href="JaVaScRiPt:alert(1)">x</a>',
        '<a href=" \t\x01javascript:alert(1)">x</a>',
        '<a href="java&#10;script:alert(1)">x</a>',
        '<a href="java&Tab;script&colon;alert(1)">x</a>',
        '<a href="javascript:alert(1)" href="./">x</a>',
        '<a href="vbscript:x">x</a>',
        '<a href="data:text/html,<script>1</script>">x</a>',
        '<a href="file:///etc/passwd">x</a>',
        '<a href="blob:https://example.org/x">x</a>',
        '<area href="javascript:alert(1)">',
        '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
        '<form action="javascript:alert(1)"></form>',
        '<button formaction="javascript:alert(1)">x</button>',
        '<iframe src="./"></iframe>',
        '<object data="./"></object>',
        '<embed src="./">',
    ],
)
def test_what_leads_a_reader_away_is_found(tmp_path: Path, text: str) -> None:
    """Refreshes, addresses that run, and other people's pages are findings, however written."""
    assert "page-leads" in codes(tmp_path, text)
    assert "page-leads" in codes(tmp_path, head=text)


@pytest.mark.parametrize(
    "text",
    [
        '<img src="https://example.org/x.png" alt="">',
        '<img srcset="x.png, https://example.org/x.png 2x" alt="">',
        '<video poster="//example.org/x.png"></video>',
        '<audio src="https://example.org/x"></audio>',
        '<link rel="stylesheet" href="https://example.org/x.css">',
        '<link rel="preload" imagesrcset="https://example.org/x.png">',
        '<input type="image" src="https://example.org/x">',
        '<svg><use href="https://example.org/x.svg#a"></use></svg>',
        '<table background="https://example.org/x.png"></table>',
    ],
)
def test_what_asks_another_host_is_found(tmp_path: Path, text: str) -> None:
    """Whatever element it is on, an address that is loaded lies in the site."""
    assert "page-outside" in codes(tmp_path, text)


def test_what_pages_are_made_of_passes(tmp_path: Path) -> None:
    """Links to the web and to write a letter, pictures in line, and the policy are no faults."""
    head = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    head += '<link rel="canonical" href="https://example.org/"><meta charset="utf-8">'
    body = '<a href="https://example.org/a:b">x</a> <a href="mailto:a@example.org">y</a>'
    body += ' <a href="./index.html">z</a> <img src="data:image/png;base64,x" alt="">'
    assert codes(tmp_path, body, head) == set()
