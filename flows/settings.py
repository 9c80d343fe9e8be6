"""Every setting, typed: SAMARKAND_* variables come first, then samarkand.toml in the working folder, then defaults."""

import os
import tomllib
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from flows.errors import UsageError

FILE = Path("samarkand.toml")
PREFIX = "SAMARKAND_"


class Settings(BaseSettings):
    """What a run may be told; a field `x` is the variable SAMARKAND_X or the key `x` of samarkand.toml.

    `max_record_bytes` is the largest article or line taken, in bytes; `lock_timeout` the seconds that a writer waits
    for another one to finish; `min_confidence` the confidence in [0, 1] under which an event is dropped.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, extra="forbid", frozen=True, validate_default=False
    )

    warehouse: Path = Path("samarkand.duckdb")
    batch_size: Annotated[int, Field(ge=1, le=100_000)] = 500
    max_record_bytes: Annotated[int, Field(ge=1)] = 20_000_000
    lock_timeout: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 10.0
    min_confidence: Annotated[float, Field(ge=0, le=1)] = 0.0

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - pydantic-settings fixes this signature
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What the caller gives comes first, then the environment, then the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, toml_file=FILE)


def load_settings(*, warehouse: Path | None = None, batch_size: int | None = None) -> Settings:
    """The settings in force; what is given here overrides what environment and file say.

    Raises UsageError, naming the variable or the key of the file, where a value is wrong.
    """
    try:
        settings = Settings()
    except ValidationError as error:
        raise UsageError(_first_problem(error)) from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{FILE} is no valid TOML: {error}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{FILE} cannot be read: {error}") from error
    given = {"warehouse": warehouse, "batch_size": batch_size}
    return settings.model_copy(update={key: value for key, value in given.items() if value is not None})


def _first_problem(error: ValidationError) -> str:
    problem = error.errors(include_url=False, include_context=False)[0]
    key = str(problem["loc"][0]) if problem["loc"] else ""
    variable = PREFIX + key.upper()
    if problem["type"] == "extra_forbidden":
        known = ", ".join(Settings.model_fields)
        return f"{FILE} has an unknown key {key!r}; the keys are {known}"
    where = variable if _is_set(variable) else f"{key} in {FILE}"
    return f"{where} is {problem['input']!r}: {problem['msg'].lower()}"


def _is_set(variable: str) -> bool:
    return any(name.upper() == variable and value for name, value in os.environ.items())
