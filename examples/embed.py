"""Embed the library: a publishing system that refuses a report which does not add up.

    python examples/embed.py examples/reports/*.txt

Needs the core of the library only, no extra.
"""

from __future__ import annotations

import sys
from pathlib import Path

import giac_schema


def verdict(path: Path) -> str:
    """One line on a report: published, or why not."""
    try:
        reading = giac_schema.read(path)
    except giac_schema.UnreadableReport as problem:
        return f"not readable: {problem}"
    findings = giac_schema.check(reading)
    if findings.ok:
        return f"published, {findings.counts['holds']} checks hold"
    broken = findings.broken.where(level="must")
    return "sent back: " + "; ".join(reason(finding) for finding in broken)


def reason(finding: giac_schema.Finding) -> str:
    """What is wrong, in short: the rule, the place, the difference."""
    place = "" if finding.place is None else f" {finding.place.chinese}"
    return f"{finding.rule}{place}" + (f" ({finding.difference:+})" if finding.difference else "")


def main(arguments: list[str]) -> int:
    """Print a line for each file; the exit status says whether all were published."""
    lines = {path: verdict(Path(path)) for path in arguments}
    for path, line in lines.items():
        print(f"{path}: {line}")
    return 0 if all(line.startswith("published") for line in lines.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
