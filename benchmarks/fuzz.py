"""Feed every reader and grammar damaged files, and see that nothing but our own errors comes back.

    python benchmarks/fuzz.py [--seconds 60] [--seed 1] [--seeds FOLDER]
    python benchmarks/fuzz.py --atheris [--seconds 60] [--seeds FOLDER]

Without ``--atheris`` files are damaged blindly, which is quick; with it (``pip install atheris``) coverage of
this package leads the way.  Reports in every layout of text are rendered as seeds; ``--seeds`` adds the files
of a folder: DOCX, XLSX, ODT, PDF and whatever else may be read.  Parts of a zip are damaged inside it, so that
what is read is no broken zip.  Prints how many files of each kind were fed, how many were read, and the
slowest; a file that ends in another error, or takes longer than ``--longest`` seconds, is kept in ``--keep``.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import io
import os
import pkgutil
import random
import resource
import sys
import time
import traceback
import zipfile
from collections import defaultdict
from pathlib import Path

from attrs import define, field

import giac_schema
from giac_schema.strategies.reports import filled

TOKENS = [
    *(b"\x00", b"|", b"\t", b"\n", b",", b"<table>", b"</td>", b"<td>", b"<br>", b"<tr>", b"&#0;"),
    *(b' colspan="10000000"', b' rowspan="-1"', b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"\xff\xfe"),
    *(
        b"0",
        b"1,113",
        b"-8",
        b"9" * 40,
        b"/",
        "—".encode(),
        "无".encode(),
        b"\xef\xbc\x90",
        b"1e999",
    ),
    *(
        w.encode()
        for w in ("总计", "3.其他", "（七）总计", "三、本年度办理结果", "结果维持", "规章")
    ),
    *(b'w:val="99999999"', b"<w:vMerge/>", b'r="XFD1048576"', b"<f>A1</f>", b"endstream", b"BT ET"),
]
"""What hostile and careless files are made of."""
_BLOCK = 400
_MOST_MEMORY = 3 * 2**30
"""Bytes; what needs more ends in a MemoryError, and is kept."""


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few things wrong; of a zip, one of its parts."""
    if data.startswith(b"PK\x03\x04") and chance.randrange(10):
        return _repacked(data, chance)
    for _ in range(chance.randrange(1, 6)):
        data = _changed(data, chance)
    return data


def _changed(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    end = min(at + chance.randrange(1, _BLOCK), len(data))
    match chance.randrange(7):
        case 0:
            return data[:at] + data[end:]
        case 1:
            return data[:at] + data[at:end] * chance.randrange(2, 20) + data[end:]
        case 2:
            return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        case 3:
            return data[:at] if not chance.randrange(5) else data[:at] + data[end:]
        case 4:
            other = chance.randrange(len(data) + 1)
            return data[:at] + data[other : other + _BLOCK] + data[at:]
        case _:
            return data[:at] + chance.choice(TOKENS) + data[at + chance.choice((0, 0, 1, 9)) :]


def _repacked(data: bytes, chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            parts = {info.filename: opened.read(info) for info in opened.infolist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return _changed(data, chance)
    if not parts:
        return _changed(data, chance)
    heavy = [max(parts, key=lambda name: len(parts[name])), chance.choice(list(parts))]
    name = chance.choice(heavy)
    for _ in range(chance.randrange(1, 5)):
        parts[name] = _changed(parts[name], chance)
    with zipfile.ZipFile(packed := io.BytesIO(), "w") as opened:
        for part, content in parts.items():
            opened.writestr(part, content)
    return packed.getvalue()


def rendered() -> dict[str, bytes]:
    """One report of each edition in every layout that can be read; it adds up, as inference over others takes long."""
    seeds = {}
    for edition in ("2021", "2019"):
        report = filled(edition, 0)
        for layout in ("html", *giac_schema.LAYOUTS):
            drawn = giac_schema.render(report, layout)
            seeds[f"{layout} {edition}"] = drawn.encode() if isinstance(drawn, str) else drawn
    return seeds


def kind(data: bytes) -> str:
    """What a seed is called in the table."""
    for sign, name in (
        (b"%PDF", "pdf"),
        (b"PK\x03\x04", "zip (docx, xlsx, odf)"),
        (b"\xd0\xcf", "xls"),
    ):
        if data.startswith(sign):
            return name
    return "html" if b"<table" in data else "text"


@define
class Harvest:
    """What happened to the files of one kind."""

    fed: int = 0
    read: int = 0
    slowest: float = 0.0
    seconds: float = 0.0
    kept: list[Path] = field(factory=list)


@define
class Fuzzer:
    """Feeds files, and keeps those that did what none may do."""

    keep: Path
    longest: float
    harvests: dict[str, Harvest] = field(factory=lambda: defaultdict(Harvest))

    def feed(self, data: bytes, name: str) -> None:
        """Read, check and write out one file."""
        harvest = self.harvests[name]
        harvest.fed += 1
        (self.keep / "fed last").write_bytes(data)  # for whoever has to end a run
        begin = time.perf_counter()
        try:
            reading = giac_schema.read(data)
            giac_schema.check(reading)
            giac_schema.to_json(reading)
            harvest.read += 1
        except giac_schema.GiacError:
            pass
        except Exception:  # noqa: BLE001 - whatever else comes is what is looked for
            self._keep(data, harvest, traceback.format_exc())
        took = time.perf_counter() - begin
        harvest.seconds += took
        harvest.slowest = max(harvest.slowest, took)
        if took > self.longest:
            self._keep(data, harvest, f"{took:.1f} seconds")

    def _keep(self, data: bytes, harvest: Harvest, why: str) -> None:
        path = self.keep / hashlib.sha256(data).hexdigest()[:16]
        path.write_bytes(data)
        path.with_suffix(".txt").write_text(why, "utf-8")
        harvest.kept.append(path)

    @property
    def kept_any(self) -> bool:
        """Whether anything went wrong."""
        return any(harvest.kept for harvest in self.harvests.values())

    def table(self) -> str:
        """A line for every kind."""
        lines = [f"{'kind':<24}{'fed':>8}{'read':>8}{'slowest':>10}{'seconds':>9}  kept"]
        lines += [
            f"{name:<24}{h.fed:>8}{h.read:>8}{h.slowest:>8.2f} s{h.seconds:>9.0f}  "
            + (", ".join(str(path) for path in h.kept) or "none")
            for name, h in sorted(self.harvests.items())
        ]
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        return "\n".join([*lines, f"most memory: {megabytes} MB"])


def blindly(fuzzer: Fuzzer, seeds: list[bytes], seconds: float, seed: int) -> None:
    """Damage seeds at random until the time is over, the same time for each kind."""
    chance = random.Random(seed)  # noqa: S311 - nothing here is secret
    kinds: dict[str, list[bytes]] = defaultdict(list)
    for data in seeds:
        kinds[kind(data)].append(data)
    for name, members in kinds.items():
        end = time.monotonic() + seconds / len(kinds)
        while time.monotonic() < end:
            fuzzer.feed(damaged(chance.choice(members), chance), name)


def led_by_coverage(fuzzer: Fuzzer, seeds: list[bytes], seconds: float, corpus: Path) -> None:
    """Let libFuzzer damage seeds, by what they run of the readers and grammars."""
    import atheris

    from giac_schema import grammar, readers

    corpus.mkdir(parents=True, exist_ok=True)
    for data in seeds:
        (corpus / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    longest = max(map(len, seeds)) * 2

    def change(data: bytes, most: int, seed: int) -> bytes:
        return damaged(data or seeds[0], random.Random(seed))[:most]  # noqa: S311

    end = time.monotonic() + seconds

    def once(data: bytes) -> None:
        if time.monotonic() > end:  # libFuzzer would end the process without a word
            print(fuzzer.table(), flush=True)
            os._exit(fuzzer.kept_any)
        fuzzer.feed(data, f"atheris: {kind(data)}")

    with atheris.instrument_imports(include=["giac_schema"]):
        for package in (grammar, readers):
            for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
                importlib.import_module(module.name)
    options = [f"-max_len={longest}", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], once, custom_mutator=change)
    atheris.Fuzz()


def main() -> None:
    """Fuzz and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", type=Path)
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"))
    parser.add_argument("--longest", type=float, default=20)
    parser.add_argument("--atheris", action="store_true")
    wanted = parser.parse_args()
    sys.modules["interegular"] = None  # type: ignore[assignment] # with it Lark compares all terminals
    seeds = list(rendered().values())
    if wanted.seeds:
        seeds += [p.read_bytes() for p in sorted(wanted.seeds.rglob("*")) if p.is_file()]
    wanted.keep.mkdir(parents=True, exist_ok=True)
    fuzzer = Fuzzer(wanted.keep, wanted.longest)
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    if wanted.atheris:
        led_by_coverage(fuzzer, seeds, wanted.seconds, wanted.keep / "corpus")
    else:
        blindly(fuzzer, seeds, wanted.seconds, wanted.seed)
        print(fuzzer.table())
    sys.exit(fuzzer.kept_any)


if __name__ == "__main__":
    main()
