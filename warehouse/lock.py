"""A lock between processes on a file of its own, which names who holds it.

The kernel drops a `flock` when its holder dies, so a crash leaves nothing to clean up. The lock file itself stays:
removing it would let two processes lock two files of the same name. POSIX only.
"""

import fcntl
import os
import time
from dataclasses import dataclass
from pathlib import Path

POLL_SECONDS = 0.05


class LockHeldError(Exception):
    """Somebody else holds the lock; `pid` is the holder's, None if it has not written it yet."""

    def __init__(self, pid: int | None) -> None:
        """Remember the holder."""
        super().__init__(f"held by process {pid}")
        self.pid = pid


@dataclass(frozen=True, slots=True)
class FileLock:
    """A lock that is held until `release`."""

    descriptor: int

    def release(self) -> None:
        """Let the next one in."""
        os.close(self.descriptor)


def acquire_lock(path: Path, timeout: float) -> FileLock:
    """Take the lock on `path`, waiting up to `timeout` seconds; LockHeldError if somebody else keeps it that long."""
    deadline = time.monotonic() + timeout
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        while not _try_lock(descriptor):
            if time.monotonic() >= deadline:
                raise LockHeldError(_read_pid(descriptor))
            time.sleep(POLL_SECONDS)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
    except BaseException:
        os.close(descriptor)
        raise
    return FileLock(descriptor)


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _read_pid(descriptor: int) -> int | None:
    text = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip()
    return int(text) if text.isdigit() else None
