"""Settings come from the environment and samarkand.toml, and a wrong value names where it stands."""

from pathlib import Path

import pytest

from flows.errors import UsageError
from flows.settings import load_settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_environment_and_file_the_defaults_hold() -> None:
    settings = load_settings()
    assert settings.warehouse == Path("samarkand.duckdb")
    assert settings.batch_size == 500
    assert settings.min_confidence == 0.0


def test_the_file_overrides_the_defaults(folder: Path) -> None:
    (folder / "samarkand.toml").write_text('warehouse = "events.duckdb"\nbatch_size = 7\n')
    settings = load_settings()
    assert (settings.warehouse, settings.batch_size) == (Path("events.duckdb"), 7)


def test_the_environment_overrides_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "samarkand.toml").write_text("batch_size = 7\n")
    monkeypatch.setenv("SAMARKAND_BATCH_SIZE", "9")
    assert load_settings().batch_size == 9


def test_the_caller_overrides_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMARKAND_WAREHOUSE", "from-environment.duckdb")
    assert load_settings().warehouse == Path("from-environment.duckdb")
    assert load_settings(warehouse=Path("given.duckdb")).warehouse == Path("given.duckdb")


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMARKAND_BATCH_SIZE", "")
    assert load_settings().batch_size == 500


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SAMARKAND_BATCH_SIZE", "many"),
        ("SAMARKAND_BATCH_SIZE", "0"),
        ("SAMARKAND_LOCK_TIMEOUT", "-1"),
        ("SAMARKAND_LOCK_TIMEOUT", "nan"),
        ("SAMARKAND_MIN_CONFIDENCE", "1.5"),
        ("SAMARKAND_MAX_RECORD_BYTES", "20MB"),
    ],
)
def test_a_bad_variable_is_named_with_its_value(monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(UsageError) as caught:
        load_settings()
    message = str(caught.value)
    assert message.startswith(f"{variable} is ")
    assert value in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("batch_size = 0\n", "batch_size in samarkand.toml is 0"),
        ("batchsize = 5\n", "unknown key 'batchsize'"),
        ("batch_size = \n", "samarkand.toml is no valid TOML"),
    ],
)
def test_a_bad_file_is_named_with_its_key(folder: Path, content: str, named: str) -> None:
    (folder / "samarkand.toml").write_text(content)
    with pytest.raises(UsageError, match=named) as caught:
        load_settings()
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_utf8_is_a_usage_error(folder: Path) -> None:
    (folder / "samarkand.toml").write_bytes(b'warehouse = "\xff"\n')
    with pytest.raises(UsageError, match="samarkand.toml cannot be read"):
        load_settings()
