"""Text in pictures: the extra ``ocr``, used where it is asked for."""

from __future__ import annotations

from importlib.util import find_spec

from disclosure_lint.source import Reason

#: What the extra brings.
_MODULES = ("rapidocr", "onnxruntime")
#: Why something is unread that recognition would have read.
PICTURED = frozenset({Reason.PICTURE, Reason.NO_TEXT})


class MissingRecogniserError(ImportError):
    """Recognition was asked for and is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "没有安装文字识别 (the extra ocr is not installed): pip install 'disclosure-lint[ocr]'"
        )


def require() -> None:
    """Make sure that text can be recognised. Loads nothing.

    Raises:
        MissingRecogniserError: if the extra is not installed.
    """
    if not all(map(find_spec, _MODULES)):
        raise MissingRecogniserError
