"""The command `presswatch`: its commands are in modules that are read only when one of them is called."""

import sys

TYPE_CHECKING = False  # as in typing, which costs a third of a Python start
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn


FAULT_OF_OURS = 70  # EX_SOFTWARE of sysexits.h


def main(arguments: "Sequence[str] | None" = None) -> "NoReturn":
    """Runs the command line and ends the process with the exit code of the contract (docs/commands.md)."""
    if arguments is None and any("@" in word or "password=" in word.lower() for word in sys.argv):
        from presswatch.cli.early import start_unseen

        start_unseen()
    from presswatch.cli.early import answered

    if answered(sys.argv[1:] if arguments is None else arguments):
        raise SystemExit(0)
    import atexit
    import gc

    # Another quarter goes to the collector, which looks through it all once more when the process ends.
    atexit.register(gc.freeze)
    # A seventh of a start goes to the collector, which looks through objects that imports leave for good;
    # `load_command` turns it on again for every command that does more than list.
    gc.disable()
    try:
        from presswatch.cli.app import run_command_line

        code = run_command_line(arguments)
    except Exception:  # noqa: BLE001 - explained already; Python's own exit code, 1, would mean a failing source
        import traceback

        traceback.print_exc()
        code = FAULT_OF_OURS
    finally:
        gc.enable()
    raise SystemExit(code)
