"""README and program agree: every command is shown, and what is shown exists."""

import re
import tomllib

import click
import pytest
import yaml

from flows import __version__
from flows.cli import cli
from tests.conftest import ROOT

MAKE_TASKS = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.fixture(scope="module")
def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def shown_commands(readme: str) -> list[str]:
    """The lines of the README's code blocks and inline code that call the command."""
    return re.findall(r"(?:^|`|\$ |\| *)samarkand ([^`\n|]+)", readme, re.MULTILINE)


def test_every_command_is_in_the_readme(readme: str) -> None:
    for name in cli.commands:
        assert f"samarkand {name}" in readme, name


def test_every_command_that_the_readme_shows_exists(readme: str) -> None:
    names = {shown.split()[0] for shown in shown_commands(readme)}
    assert names
    assert {name for name in names if not name.startswith("-")} <= set(cli.commands)


def test_every_option_that_the_readme_shows_exists(readme: str) -> None:
    for shown in shown_commands(readme):
        name, *words = shown.split()
        if name not in cli.commands:
            continue
        known = {option for parameter in cli.commands[name].params for option in parameter.opts} | {"--help"}
        assert {word.split("=")[0] for word in words if word.startswith("--")} <= known, shown


def test_every_make_task_that_the_readme_shows_exists(readme: str) -> None:
    shown = set(re.findall(r"(?:^|`|\$ )make ([a-z-]+)", readme, re.MULTILINE))
    assert {"run", "test"} <= shown <= MAKE_TASKS


def test_every_command_and_option_says_what_it_does() -> None:
    for name, command in cli.commands.items():
        assert command.help, name
        for parameter in command.params:
            if isinstance(parameter, click.Option) and not isinstance(parameter.type, click.Choice):
                assert parameter.help, f"{name} {parameter.name}"


def test_the_changelog_has_the_version_or_what_comes_next() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in changelog or f"## [{__version__}]" in changelog


def test_the_locks_name_no_host_and_hash_every_package() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        lock = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in lock
        assert "--index" not in lock
        packages = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)[1:]
        assert len(packages) > 50
        assert all("--hash=sha256:" in package for package in packages)


def test_the_test_tools_lock_holds_the_same_versions_as_the_programs() -> None:
    pins = [
        set(re.findall(r"^(\S+==\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("requirements.lock", "requirements-dev.lock")
    ]
    assert pins[0] <= pins[1]


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    for dependency in project["dependencies"]:
        name = re.split(r"[<>=]", dependency)[0].replace("_", "-")
        assert re.search(rf"^{re.escape(name)}==", lock, re.MULTILINE), name


def test_the_deployment_names_a_flow_and_parameters_that_exist() -> None:
    from flows import deployments

    for deployment in yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]:
        module, _, name = deployment["entrypoint"].rpartition(".")
        assert module == "flows.deployments"
        flow = getattr(deployments, name)
        assert set(deployment["parameters"]) <= set(flow.parameters.properties)
        assert deployment["concurrency_limit"] == {"limit": 1, "collision_strategy": "ENQUEUE"}
        assert [schedule["cron"] for schedule in deployment["schedules"]] == ["*/15 * * * *"]
