"""How many numbers in words the reader reads in each language, and how fast it is.

    python benchmarks/languages.py [--count 2000] [--languages ky,uz]

The numbers, from 0 to 10^12, are spelled out by the rules of CLDR (Uzbek by ours, CLDR has none)
and stand in sentences, see `tests/engine/languages/spelled.py`. A sentence is read when it gives
its number and no other figure. Needs the extra `dev`. Ends with 1 below 99% in any language.
"""

from __future__ import annotations

import argparse
import sys
import time

from civdata.figures import read
from tests.engine.languages.spelled import SENTENCES, sentences


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--languages", default=",".join(sorted(SENTENCES)))
    parser.add_argument("--failures", action="store_true", help="print the sentences that fail")
    args = parser.parse_args()
    lowest = 1.0
    print(f"{'language':10}{'numbers':>8}{'read':>8}{'share':>9}{'words a second':>16}")
    for code in args.languages.split(","):
        asked = list(sentences(code, args.count))
        words = sum(len(text.split()) for _, text in asked)
        read("1", code)  # the words of the language are looked up once
        start = time.process_time()
        found = [[figure.value for figure in read(text, code)] for _, text in asked]
        seconds = time.process_time() - start
        good = sum(values == [number] for values, (number, _) in zip(found, asked, strict=True))
        share = good / len(asked)
        lowest = min(lowest, share)
        print(f"{code:10}{len(asked):8}{good:8}{share:9.2%}{words / seconds:16,.0f}")
        for values, (number, text) in zip(found, asked, strict=True):
            if args.failures and values != [number]:
                print("   ", number, text, [str(value) for value in values])
    return int(lowest < 0.99)


if __name__ == "__main__":
    sys.exit(main())
