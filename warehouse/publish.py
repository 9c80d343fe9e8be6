"""Publishes a folder atomically: who opens it sees the old version or the new one, never half of each.

The published folder is a symbolic link to a version, a folder in `.<name>.versions` beside it that never changes.
Publishing writes a version, flushes it to the disk and replaces the link, which is one step. A reader that opens
many files over a while resolves the link first (`realpath DIR`) and stays on its version: the one before the current is
kept, older ones are removed at the next change. Files that are opened through the link itself, one by one, may come
from two versions if a change falls between; where that matters, their names should say what they hold.
"""

import errno
import filecmp
import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from warehouse.errors import ExportRefused, WarehouseLocked, WarehouseUnwritable
from warehouse.lock import LockHeldError, acquire_lock

_STAGING = "staging"
_LINK = "next"
_LOCK = "lock"


def publish(directory: Path, write: Callable[[Path], str], *, timeout: float) -> None:
    """Make `directory` show what `write` puts into the folder that it is given; it returns the version's name.

    If a version of that name with the same bytes is published already, nothing changes. Waits up to `timeout` seconds
    for another process that publishes there.

    Raises ExportRefused if `directory` exists, is not empty and was not published by this function; WarehouseLocked;
    WarehouseUnwritable. Then, and if `write` raises, the published folder stays as it was.
    """
    place = directory.absolute()
    _refuse_foreign(place)
    with _writing(directory):
        versions = _versions_folder(place)
        versions.mkdir(parents=True, exist_ok=True)
        with _locked(directory, versions, timeout):
            staged = versions / _STAGING
            shutil.rmtree(staged, ignore_errors=True)
            staged.mkdir()
            try:
                version = _keep(staged, versions, write(staged))
            finally:
                shutil.rmtree(staged, ignore_errors=True)
            _show(place, version)


def _versions_folder(place: Path) -> Path:
    return place.with_name(f".{place.name}.versions")


def _current_version(place: Path) -> str | None:
    """The name of the version that the link shows; None if it is not a link of ours."""
    if not place.is_symlink():
        return None
    target = place.readlink()
    return target.name if target.parent == Path(_versions_folder(place).name) else None


def _refuse_foreign(place: Path) -> None:
    if _current_version(place) is not None:
        return
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        raise ExportRefused(f"{place} exists and is not an export: name a new folder")
    if place.is_dir() and any(place.iterdir()):
        raise ExportRefused(f"the folder {place} holds something other than an export: name a new or an empty one")


@contextmanager
def _writing(directory: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        advice = "free some space" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "name another folder"
        raise WarehouseUnwritable(f"cannot publish to {directory}: {error.strerror}; {advice}") from error


@contextmanager
def _locked(directory: Path, versions: Path, timeout: float) -> Iterator[None]:
    try:
        lock = acquire_lock(versions / _LOCK, timeout)
    except LockHeldError as held:
        raise WarehouseLocked(f"process {held.pid} is publishing to {directory}: wait until it is done") from held
    try:
        yield
    finally:
        lock.release()


def _keep(staged: Path, versions: Path, name: str) -> Path:
    """Move the staged folder to its name among the versions, unless the same is there already."""
    for number in itertools.count():
        # A version that somebody has altered since is left alone, and a whole one put beside it.
        version = versions / (f"{name}-{number}" if number else name)
        if not version.exists():
            _flush(staged)
            staged.rename(version)
            _flush_entry(versions)
            return version
        if _are_equal(staged, version):
            return version
    raise AssertionError("there are infinitely many names")


def _are_equal(one: Path, other: Path) -> bool:
    files = [path.relative_to(one) for path in sorted(one.rglob("*")) if path.is_file()]
    others = [path.relative_to(other) for path in sorted(other.rglob("*")) if path.is_file()]
    return files == others and all(filecmp.cmp(one / path, other / path, shallow=False) for path in files)


def _show(place: Path, version: Path) -> None:
    """Point the link at this version, and remove those that neither it nor the version before needs."""
    before = _current_version(place)
    if before == version.name:
        return
    link = version.with_name(_LINK)
    link.unlink(missing_ok=True)
    link.symlink_to(Path(version.parent.name) / version.name)
    if place.is_dir() and not place.is_symlink():
        place.rmdir()
    link.replace(place)
    _flush_entry(place.parent)
    for other in version.parent.iterdir():
        if other.is_dir() and other.name not in (version.name, before):
            shutil.rmtree(other)


def _flush(folder: Path) -> None:
    """Make sure that everything in the folder is on the disk."""
    for path in folder.rglob("*"):
        _flush_entry(path)
    _flush_entry(folder)


def _flush_entry(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
