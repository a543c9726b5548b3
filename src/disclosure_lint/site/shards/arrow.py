"""Pages as rows of Arrow: what comes in, and what was found."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from disclosure_lint.site.captures import row_task
from disclosure_lint.site.contacts import ContactRow
from disclosure_lint.site.copies import Signed
from disclosure_lint.site.extras import require
from disclosure_lint.site.gathered import Gathered
from disclosure_lint.site.heads import Head
from disclosure_lint.site.pages import Page, check_page
from disclosure_lint.site.persons import PersonRow
from disclosure_lint.site.remarks import RemarkRow
from disclosure_lint.site.rows import FoundRow
from disclosure_lint.site.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyarrow as pa

#: What pages are called in SQL, as the argument of Spark's ``mapInArrow``; :func:`schema` says the same.
SQL = (
    "address string, digest string, read boolean, size bigint, seconds double, documents array<string>,"
    f" found array<struct<{', '.join(f'{name}: string' for name in FoundRow._fields)}>>,"
    " failures array<struct<rule: string, document: string, reason: string>>,"
    " head struct<title: string, column: string>,"
    " persons array<struct<kind: string, digest: binary, document: string, place: string>>,"
    " contacts array<struct<rule: string, role: string, organ: string, year: int, digest: binary,"
    " document: string, place: string>>,"
    " signed struct<document: string, signature: binary>,"
    " remarks array<struct<document: string, said: string>>,"
    " kept array<struct<number: int, summary: binary>>"
)
#: Fields of a page that are columns as they are.
_PLAIN = ("address", "digest", "read", "size", "seconds")
_FAILURE = ("rule", "document", "reason")


@lru_cache(maxsize=1)
def schema() -> pa.Schema:
    """Return the columns of what is found: a row a page, its findings (all text, masked) inside.

    Raises:
        ExtraError: when pyarrow is not installed.
    """
    require("dask", ["pyarrow"])
    import pyarrow as pa

    def rows(**columns: pa.DataType) -> pa.DataType:
        return pa.list_(pa.struct(list(columns.items())))

    text, octets = pa.string(), pa.binary()
    return pa.schema(
        {
            "address": text,
            "digest": text,
            "read": pa.bool_(),
            "size": pa.int64(),
            "seconds": pa.float64(),
            "documents": pa.list_(text),
            "found": rows(**dict.fromkeys(FoundRow._fields, text)),
            "failures": rows(**dict.fromkeys(_FAILURE, text)),
            "head": pa.struct(list(dict.fromkeys(Head._fields, text).items())),
            "persons": rows(kind=text, digest=octets, document=text, place=text),
            "contacts": rows(
                **dict.fromkeys(("rule", "role", "organ"), text),
                year=pa.int32(),
                digest=octets,
                document=text,
                place=text,
            ),
            "signed": pa.struct([("document", text), ("signature", octets)]),
            "remarks": rows(**dict.fromkeys(RemarkRow._fields, text)),
            "kept": rows(number=pa.int32(), summary=octets),
        }
    )


def scan_batch(batch: pa.RecordBatch, key: bytes, settings: Settings | None = None) -> pa.RecordBatch:
    """Check a batch of pages in this process.

    Args:
        batch: columns ``address`` (text) and ``data`` (bytes); ``date`` (time or ISO 8601) and ``media``
            (the content type that was declared) if there are any.
        key: of digests, at most 64 bytes; digests of one key can be compared.
        settings: the choice of rules.

    Returns:
        A row for each page, with the columns of :func:`schema`.
    """
    chosen = settings or Settings()
    version = _version(chosen)
    columns = [name for name in ("address", "data", "date", "media") if name in batch.schema.names]
    rows = batch.select(columns).to_pylist()
    return to_batch(check_page(row_task(row), chosen.run(), version, key) for row in rows)


def to_batch(pages: Iterable[Page]) -> pa.RecordBatch:
    """Return pages as rows."""
    columns = schema()
    import pyarrow as pa

    return pa.RecordBatch.from_pylist([_row(page) for page in pages], schema=columns)


def to_pages(batch: pa.RecordBatch) -> list[Page]:
    """Return rows as pages."""
    return [_page(row) for row in batch.to_pylist()]


def _row(page: Page) -> dict[str, Any]:
    gathered = page.gathered
    return {name: getattr(page, name) for name in _PLAIN} | {
        "documents": list(page.documents),
        "found": [row._asdict() for row in page.found],
        "failures": [dict(zip(_FAILURE, row, strict=True)) for row in page.failures],
        "head": gathered.head and gathered.head._asdict(),
        "persons": [row._asdict() for row in gathered.persons],
        "contacts": [row._asdict() for row in gathered.contacts],
        "signed": gathered.signed and gathered.signed._asdict(),
        "remarks": [row._asdict() for row in gathered.remarks],
        "kept": [{"number": number, "summary": data} for number, data in page.kept],
    }


def _page(row: dict[str, Any]) -> Page:
    return Page(
        **{name: row[name] for name in _PLAIN},
        documents=tuple(row["documents"]),
        found=tuple(FoundRow(**one) for one in row["found"]),
        failures=tuple((one["rule"], one["document"], one["reason"]) for one in row["failures"]),
        gathered=Gathered(
            head=Head(**row["head"]) if row["head"] else None,
            persons=[PersonRow(**one) for one in row["persons"]],
            contacts=[ContactRow(**one) for one in row["contacts"]],
            signed=Signed(**row["signed"]) if row["signed"] else None,
            remarks=[RemarkRow(**one) for one in row["remarks"]],
        ),
        kept=tuple((one["number"], one["summary"]) for one in row["kept"]),
    )


@lru_cache(maxsize=4)
def _version(settings: Settings) -> str:
    return settings.version()
