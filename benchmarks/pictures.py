"""OFD files, heads of photos, and text in pictures: what is found, and how long it takes.

    python benchmarks/pictures.py [--ocr]

OFD: one file holds another invented number at every place of ``tests/ofd_leaks.py``. A tool has found
one when it reports it (ours) or when the number stands in the text the tool extracts. ofdkit is left out
where it is not installed.
Text in pictures (``--ocr``): a list of twenty persons and a whole annual report are drawn and read.
"""

from __future__ import annotations

import argparse
import io
import random
import statistics
import sys
import time
from difflib import SequenceMatcher
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from annual_reports import figures
from ofd_files import drawn as drawn_ofd
from ofd_files import ofd
from ofd_leaks import PLACES, leaky_ofd
from pdf_reports import report_pages

from disclosure_lint import specimens
from disclosure_lint.api import chosen_pack
from disclosure_lint.document import Document
from disclosure_lint.readers import read
from disclosure_lint.readers.picture.particulars import particulars
from disclosure_lint.reading import Reading
from disclosure_lint.source import Source
from disclosure_lint.specimen_picture import photo_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import PIL.Image

    from pdf_files import Page

_ROUNDS = 9


def ours(data: bytes) -> str:
    """Return the identity numbers of a file and the files inside it, one a line."""
    return "\n".join(_numbers(read(Source("file.ofd", data))))


def _numbers(document: object) -> Iterator[str]:
    if isinstance(document, Document):
        reading = Reading(document)
        yield from (one.match.value for one in (*reading.disclosures, *reading.hidden_disclosures))
        for part in document.parts:
            yield from _numbers(part)


def ofdkit(data: bytes) -> str:
    """Return the text that ofdkit gives."""
    import ofdkit

    with ofdkit.open(io.BytesIO(data)) as document:
        text: str = document.text()
    return text


def milliseconds(run: Callable[[], object]) -> float:
    """Return the median time of some rounds."""
    taken = []
    for _ in range(_ROUNDS):
        started = time.perf_counter()
        run()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken) * 1000


def compare_ofd() -> None:
    """Print who finds what in OFD."""
    chance = random.Random(1)
    left = {place: specimens.resident_id(chance) for place in PLACES}
    leaky, large = leaky_ofd(left), ofd(*map(drawn_ofd, report_pages() * 10))
    tools = {"disclosure-lint": ours} | ({"ofdkit": ofdkit} if find_spec("ofdkit") else {})
    for name, tool in tools.items():
        text = tool(leaky)
        missed = [place for place, number in left.items() if number not in text]
        print(f"{name}: {len(left) - len(missed)}/{len(left)}; missed: {', '.join(missed) or '–'}")
    print(f"thirty pages, read: {milliseconds(lambda: read(Source('a.ofd', large))):.0f} ms")
    if "ofdkit" in tools:
        print(f"thirty pages, ofdkit: {milliseconds(lambda: ofdkit(large)):.0f} ms")


def measure_heads() -> None:
    """Print what reading the head of a photo takes."""
    import PIL.Image

    photo = photo_file(
        {"position": "25°30′12.0″N 125°15′30.5″E", "author": "作者", "comment": "说明"}, "same"
    )
    noise = PIL.Image.effect_noise((4000, 3000), 60)
    saved = io.BytesIO()
    with PIL.Image.open(io.BytesIO(photo)) as small:
        noise.save(saved, "JPEG", exif=small.info["exif"], quality=90)
    large = saved.getvalue()
    size = f"{len(large) / 1e6:.1f} MB"
    print(f"head of a photo of 12 megapixels, {size}: {milliseconds(lambda: particulars(large)):.2f} ms")
    whole = milliseconds(lambda: read(Source("a.jpg", large)))
    print(f"the whole, read apart, its thumbnail compared: {whole:.0f} ms")


def persons(page: Page) -> list[str]:
    """Draw a list of twenty persons; return its lines."""
    chance = random.Random(3)
    lines = ["青岚市林业局造林补助公示名单", "对公示内容有异议的，请在公示期内以书面形式向林业局反映。"]
    for n in range(20):
        money = f"{chance.randrange(100, 9999)}元"
        lines.append(f"{n + 1} {specimens.name(chance)} {specimens.resident_id(chance)} {money}")
    for n, line in enumerate(lines):
        page.text(72, 80 + 28 * n, line)
    return lines


def measure_recognition() -> None:
    """Print how long pictures take and how much of them is read right."""
    from picture_pages import drawn, scanned

    lines: list[str] = []
    for dots in (96, 150, 200, 300):
        picture = drawn(lambda page: lines.__setitem__(slice(None), persons(page)), dots)
        _report(f"{dots} dpi", picture, dots, lines)
    picture = drawn(persons)
    for turns in (1, 2, 3):
        _report(f"150 dpi, turned by {turns * 90}°", picture.rotate(-90 * turns, expand=True), 150, lines)
    _report("150 dpi, leaning by 1.3°", picture.rotate(-1.3, fillcolor="white"), 150, lines)
    pages = [drawn(page) for page in report_pages()]
    started = time.perf_counter()
    document = read(Source("a.pdf", scanned(*pages), ocr=True))
    seconds = (time.perf_counter() - started) / len(pages)
    if isinstance(document, Document):
        wanted = figures().requests
        reading = Reading(document, chosen_pack().knowledge)
        cells = [
            (cell := table.cell(row, column)) is not None and cell.value == value
            for table in reading.filled("requests")
            for (row, column), value in wanted.items()
        ]
        print(f"annual report, {seconds:.1f} s a page: {sum(cells)}/{len(wanted)} cells right")


def _report(name: str, picture: PIL.Image.Image, dots: float, lines: list[str]) -> None:
    from picture_pages import png

    started = time.perf_counter()
    document = read(Source("a.png", png(picture, dots), ocr=True))
    seconds = time.perf_counter() - started
    if isinstance(document, Document):
        wanted = "".join("".join(lines).split())
        text = "".join("".join(block.text.value for block in document.blocks).split())
        matching = SequenceMatcher(None, wanted, text, autojunk=False).get_matching_blocks()
        recall = sum(block.size for block in matching) / len(wanted)
        numbers = [line.split()[2] for line in lines[2:]]
        found = sum(number in text for number in numbers)
        print(f"{name}: {seconds:.1f} s, characters {recall:.4f}, numbers {found}/{len(numbers)}")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--ocr", action="store_true")
    compare_ofd()
    measure_heads()
    if parser.parse_args().ocr:
        measure_recognition()


if __name__ == "__main__":
    main()
