"""The errors of the warehouse: each message is one line that says what is wrong and what to do."""

# Names that say what is wrong read better where they are caught than with Error at the end of each.
# ruff: noqa: N818


class WarehouseError(Exception):
    """Anything that keeps the warehouse from doing what was asked.

    `exit_code` is what a command should end with: 3 for what could not run, 2 for wrong use.
    """

    exit_code = 3

    def __init__(self, message: str) -> None:
        """Keep the message to one line: DuckDB's own span several."""
        super().__init__(" ".join(message.split()))


class NoWarehouse(WarehouseError):
    """There is no file at the path, or nothing has been loaded into it yet."""


class NotAWarehouse(WarehouseError):
    """The file is not a DuckDB database, or one that something else made."""


class WarehouseLocked(WarehouseError):
    """Another process holds the file; the message names its pid."""


class WarehouseTooNew(WarehouseError):
    """A later version of this program has changed the file's tables."""


class WarehouseTooOld(WarehouseError):
    """The file's tables are of an earlier version and it was opened for reading only."""


class WarehouseUnwritable(WarehouseError):
    """The file or folder cannot be written: read-only, no such folder, disk full."""


class ExportRefused(WarehouseError):
    """The folder to publish to holds something else."""

    exit_code = 2


class QueryError(WarehouseError):
    """The SQL is wrong, or does something other than read."""

    exit_code = 2
