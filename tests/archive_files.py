"""Archives, mails and saved pages, written as programs and sites write them."""

from __future__ import annotations

import base64
import gzip
import io
import struct
import tarfile
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: One warning of the wording rules, as a text and as a page.
TEXT = "全年收到申请约50余件。\n".encode()
PAGE = "<!DOCTYPE html><html><body><p>全年收到申请约<b>50</b>余件。</p></body></html>".encode()
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def zip_file(files: Mapping[str, bytes], *, packed: bool = True) -> bytes:
    """A ZIP file as Python writes it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def raw_zip(
    files: Iterable[tuple[bytes, bytes]],
    *,
    flags: int = 0,
    extra: bytes = b"",
    local_names: Sequence[bytes] = (),
    mode: int = 0,
) -> bytes:
    """A ZIP file byte by byte: names as given, one after the other, nothing packed.

    Args:
        files: name and content.
        flags: of every file.
        extra: extra field of every file in the directory.
        local_names: names in the heads of the files, where they are to differ from the directory.
        mode: of every file, as Unix has it.
    """
    body, directory, count = b"", b"", 0
    for (name, data), local in zip(files, [*local_names, *[None] * 99_999], strict=False):
        known = (20, flags, 0, 0, 33, zlib.crc32(data), len(data), len(data))
        entry = struct.pack(
            "<4s6H3I5H2I", b"PK\1\2", 0x0314, *known, len(name), len(extra), 0, 0, 0, mode << 16, len(body)
        )
        directory += entry + name + extra
        head = name if local is None else local
        body += struct.pack("<4s5H3I2H", b"PK\3\4", *known, len(head), 0) + head + data
        count += 1
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(directory), len(body), 0)
    return body + directory + end


def unicode_path(raw: bytes, name: str) -> bytes:
    """The extra field of Info-ZIP with a name in UTF-8."""
    body = b"\1" + zlib.crc32(raw).to_bytes(4, "little") + name.encode()
    return struct.pack("<HH", 0x7075, len(body)) + body


def overlapping_zip(count: int, size: int) -> bytes:
    """A ZIP file whose files share one body."""
    whole = zip_file({"0.txt": b"0" * size})
    start = whole.index(b"PK\1\2")
    body, entry = whole[:start], whole[start : whole.index(b"PK\5\6")]
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(entry) * count, len(body), 0)
    return body + entry * count + end


def tar_file(files: Mapping[str, bytes], mode: str = "w", encoding: str = "utf-8") -> bytes:
    """A TAR file, compressed as the mode of :mod:`tarfile` says, names in an encoding."""
    out = io.BytesIO()
    options = {"format": tarfile.GNU_FORMAT, "encoding": encoding}
    with tarfile.open(fileobj=out, mode=mode, **options) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def record(
    address: str,
    data: bytes,
    http: str | None = "Content-Type: text/html",
    *,
    kind: str = "response",
    status: str = "200 OK",
    fields: str = "",
) -> bytes:
    """One record of a WARC file (ISO 28500).

    Args:
        address: the URL.
        data: the body of the answer, or the block where there was no server.
        http: fields of the answer, None where there was no server.
        kind: type of the record.
        status: of the answer.
        fields: more fields of the record, each with its line end.
    """
    head = "" if http is None else f"HTTP/1.1 {status}\r\n{http}\r\n\r\n"
    block = head.encode() + data
    media = "text/html" if http is None else "application/http; msgtype=response"
    lines = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-03-05T02:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{zlib.crc32(block):032x}>\r\nContent-Type: {media}\r\n{fields}"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return lines.encode() + block + b"\r\n\r\n"


def warc(records: Iterable[bytes], *, packed: bool = True) -> bytes:
    """A WARC file of records, each compressed by itself."""
    return b"".join(gzip.compress(one, mtime=0) if packed else one for one in records)


def chunked(data: bytes) -> bytes:
    """An answer in chunks (RFC 9112, 7.1)."""
    pieces = [data[at : at + 7] for at in range(0, len(data), 7)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def part(data: bytes, media: str, encoding: str = "base64", fields: str = "") -> bytes:
    """A part of a mail or of a saved page."""
    body = base64.encodebytes(data) if encoding == "base64" else data
    return f"Content-Type: {media}\nContent-Transfer-Encoding: {encoding}\n{fields}\n".encode() + body


def multipart(kind: str, parts: Iterable[bytes], head: str = "", boundary: str = "=_b") -> bytes:
    """Parts together, with fields in front."""
    start = f'{head}MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary="{boundary}"\n\n'.encode()
    return (
        start
        + b"".join(b"--%s\n%s\n" % (boundary.encode(), one) for one in parts)
        + f"--{boundary}--\n".encode()
    )
