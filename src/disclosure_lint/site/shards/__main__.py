"""The process that checks one shard; it ends when its input does, that is, when who started it is gone."""

from __future__ import annotations

import os
import sys
import threading


def main() -> int:
    """Read a job and do it; on standard error stands what kind of error there was, never its text."""
    line = sys.stdin.readline()
    threading.Thread(target=_end_with_input, daemon=True).start()
    from disclosure_lint.site.scan import ScanError
    from disclosure_lint.site.shards.job import Job, ShardError

    try:
        Job.load(line).run()
    except (ShardError, ScanError) as error:
        sys.stderr.write(str(error))
        return 1
    except Exception as error:  # noqa: BLE001 - its text might quote a page
        reason = f": {error.strerror}" if isinstance(error, OSError) else ""
        sys.stderr.write(f"{type(error).__name__}{reason}")
        return 1
    return 0


def _end_with_input() -> None:
    sys.stdin.read()
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
