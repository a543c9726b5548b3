"""Time and memory of reading archives, beside libraries that only go through them.

    python benchmarks/containers.py [PAGES]

Pages are synthetic annual reports of 60 KB with random digits, so that they compress as pages do.
"""

from __future__ import annotations

import io
import random
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from annual_reports import report_html
from archive_files import record, warc

ROUNDS = 3
#: What is run on the archive in a process of its own, so that its memory can be told.
WAYS = {
    "ours, every document with address and date": "sum(1 for _ in gather([path]))",
    "fastwarc, bodies read": "sum(len(one.reader.read()) > 0 for one in ArchiveIterator(str(path)))",
    "fastwarc, encodings undone": (
        "sum(len(one.reader.read()) > 0 for one in ArchiveIterator(str(path), auto_decode='all'))"
    ),
    "warcio, bodies read": "sum(len(one.content_stream().read()) > 0 for one in Other(path.open('rb')))",
    "zipfile, files read": "sum(len(a.read(one)) > 0 for a in [ZipFile(path)] for one in a.namelist())",
    "tarfile, files read": "sum(len(a.extractfile(m).read()) > 0 for a in [tarfile.open(path)] for m in a)",
}
FOR = {
    ".warc": ("ours", "fastwarc", "warcio"),
    ".warc.gz": ("ours", "fastwarc", "warcio"),
    ".wacz": ("ours",),
    ".zip": ("ours", "zipfile"),
    ".tar.gz": ("ours", "tarfile"),
}
SCRIPT = """
import sys, tarfile, time
from pathlib import Path
from zipfile import ZipFile
from disclosure_lint.inputs import gather
from fastwarc.warc import ArchiveIterator
from warcio.archiveiterator import ArchiveIterator as Other
path = Path(sys.argv[1])
began = time.process_time()
count = {way}
lines = Path("/proc/self/status").read_text().splitlines()
print(count, time.process_time() - began, next(line.split()[1] for line in lines if line.startswith("VmHWM")))
"""


def pages(count: int) -> list[bytes]:
    chance = random.Random(1)
    page = report_html(year=2024).encode()
    return [
        page + b"".join(b"<p>%d</p>\n" % chance.getrandbits(64) for _ in range((60_000 - len(page)) // 27))
        for _ in range(count)
    ]


def written(folder: Path, found: list[bytes]) -> dict[str, Path]:
    paths = {suffix: folder / f"a{suffix}" for suffix in FOR}
    records = [record(f"http://a.example/{number}.html", page) for number, page in enumerate(found)]
    paths[".warc"].write_bytes(warc(records, packed=False))
    paths[".warc.gz"].write_bytes(warc(records))
    with zipfile.ZipFile(paths[".wacz"], "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.write(paths[".warc.gz"], "archive/data.warc.gz")
    with zipfile.ZipFile(paths[".zip"], "w", zipfile.ZIP_DEFLATED) as archive:
        for number, page in enumerate(found):
            archive.writestr(f"{number}.html", page)
    with tarfile.open(paths[".tar.gz"], "w:gz") as tar:
        for number, page in enumerate(found):
            info = tarfile.TarInfo(f"{number}.html")
            info.size = len(page)
            tar.addfile(info, io.BytesIO(page))
    return paths


def _run(command: list[str]) -> list[str]:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.split()


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        found = pages(count)
        size = sum(map(len, found)) / 1e6
        paths = written(Path(folder), found)
        print(f"{count} pages, {size:.0f} MB, written in {time.perf_counter() - began:.0f} s")
        for suffix, path in paths.items():
            for name, way in WAYS.items():
                if not name.startswith(FOR[suffix]):
                    continue
                command = [sys.executable, "-c", SCRIPT.format(way=way), str(path)]
                runs = [_run(command) for _ in range(ROUNDS)]
                done, seconds, memory = min(runs, key=lambda run: float(run[1]))
                speed = size / float(seconds)
                cost = f"{seconds[:5]} s {speed:5.0f} MB/s {int(memory) // 1024} MB"
                print(f"{suffix:9} {name:44} {done:>6} {cost}")


if __name__ == "__main__":
    main()
