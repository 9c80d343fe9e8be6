"""Publishing: the old version or the new one, never half, and never over what is not ours."""

import itertools
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.warehouse.records import files_in
from warehouse import ExportRefused, WarehouseLocked, WarehouseUnwritable
from warehouse.lock import acquire_lock
from warehouse.publish import publish


def writing(name: str, files: dict[str, str] | None = None) -> Callable[[Path], str]:
    """A writer of a version of that name, with these files, or two that hold the name."""

    def write(folder: Path) -> str:
        for path, content in (files or {"a/one": name, "b/two": name}).items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content)
        return name

    return write


def versions(place: Path) -> set[str]:
    return {path.name for path in place.with_name(f".{place.name}.versions").iterdir() if path.is_dir()}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_a_new_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    place = tmp_path / "deep" / "down" / "out"
    publish(place, writing("v1"), timeout=0)
    assert files_in(place) == {"a/one": b"v1", "b/two": b"v1"}


def test_an_empty_folder_is_taken_over(place: Path) -> None:
    place.mkdir()
    publish(place, writing("v1"), timeout=0)
    assert (place / "a" / "one").read_text() == "v1"


def test_the_version_before_stays_for_who_is_reading_it_and_older_ones_go(place: Path) -> None:
    publish(place, writing("v1"), timeout=0)
    reading = place.resolve()
    publish(place, writing("v2"), timeout=0)
    assert (reading / "a" / "one").read_text() == "v1"
    assert (place / "a" / "one").read_text() == "v2"
    publish(place, writing("v3"), timeout=0)
    assert versions(place) == {"v2", "v3"}


def test_the_same_version_again_changes_nothing(place: Path) -> None:
    publish(place, writing("v1"), timeout=0)
    publish(place, writing("v2"), timeout=0)
    before = (place / "a" / "one").stat()
    publish(place, writing("v2"), timeout=0)
    assert (place / "a" / "one").stat() == before
    assert versions(place) == {"v1", "v2"}


def test_going_back_to_the_version_before_works(place: Path) -> None:
    for name in ("v1", "v2", "v1"):
        publish(place, writing(name), timeout=0)
    assert (place / "a" / "one").read_text() == "v1"


def test_a_version_that_somebody_has_altered_is_replaced(place: Path) -> None:
    publish(place, writing("v1"), timeout=0)
    (place / "a" / "one").write_text("altered")
    (place / "extra").write_text("added")
    publish(place, writing("v1"), timeout=0)
    assert files_in(place) == {"a/one": b"v1", "b/two": b"v1"}


def test_a_published_folder_can_be_moved_together_with_its_versions(place: Path, tmp_path: Path) -> None:
    publish(place, writing("v1"), timeout=0)
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    for path in [place.with_name(".out.versions"), place]:
        path.rename(moved / path.name)
    assert (moved / "out" / "a" / "one").read_text() == "v1"


def foreign_folder(place: Path) -> None:
    place.mkdir()
    (place / "thesis.txt").write_text("mine")


def foreign_file(place: Path) -> None:
    place.write_text("mine")


def foreign_link(place: Path) -> None:
    (place.parent / "other").mkdir()
    place.symlink_to("other")


def dangling_link(place: Path) -> None:
    place.symlink_to("nowhere")


@pytest.mark.parametrize("make", [foreign_folder, foreign_file, foreign_link, dangling_link])
def test_what_is_not_ours_is_left_alone(place: Path, make: Callable[[Path], None]) -> None:
    make(place)
    before = files_in(place.parent)
    with pytest.raises(ExportRefused, match="name a new") as raised:
        publish(place, writing("v1"), timeout=0)
    assert raised.value.exit_code == 2
    assert files_in(place.parent) == before
    assert not place.with_name(".out.versions").exists()


def test_the_root_is_refused() -> None:
    with pytest.raises(ExportRefused):
        publish(Path("/"), writing("v1"), timeout=0)


def test_a_writer_that_fails_leaves_the_old_version(place: Path) -> None:
    publish(place, writing("v1"), timeout=0)

    def fail(folder: Path) -> str:
        (folder / "half").write_text("half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(place, fail, timeout=0)
    assert files_in(place) == {"a/one": b"v1", "b/two": b"v1"}
    assert versions(place) == {"v1"}


def test_a_folder_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(WarehouseUnwritable, match="cannot publish to .*: Not a directory"):
        publish(tmp_path / "file" / "out", writing("v1"), timeout=0)


def test_one_publishes_at_a_time(place: Path) -> None:
    publish(place, writing("v1"), timeout=0)
    lock = acquire_lock(place.with_name(".out.versions") / "lock", 0)
    with pytest.raises(WarehouseLocked, match="is publishing to"):
        publish(place, writing("v2"), timeout=0)
    lock.release()
    publish(place, writing("v2"), timeout=0)


def test_a_reader_sees_the_old_or_the_new_while_versions_change(place: Path) -> None:
    """Read on and on while versions change, each time through the resolved link, as the module says."""
    names = [f"v{number}" for number in range(25)]
    files = [f"part={number}/file" for number in range(20)]
    publish(place, writing(names[0], dict.fromkeys(files, names[0])), timeout=0)
    for old, new in itertools.pairwise(names):
        change = threading.Thread(
            target=publish, args=(place, writing(new, dict.fromkeys(files, new))), kwargs={"timeout": 5}
        )
        change.start()
        while change.is_alive():
            seen = files_in(place.resolve())
            assert set(seen) == set(files)
            assert set(seen.values()) in ({old.encode()}, {new.encode()})
        change.join()
        assert set(files_in(place).values()) == {new.encode()}
