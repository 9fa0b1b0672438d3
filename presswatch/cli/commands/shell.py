"""The commands for the shell around Presswatch: completion with TAB, and manual pages."""

from pathlib import Path

import click

from presswatch.cli.output import say
from presswatch.locale import _

COMPLETION_VARIABLE = "_PRESSWATCH_COMPLETE"
"""The variable by which a shell asks click for completions."""


@click.command("completion")
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion_command(shell: str) -> None:
    """Print the script that completes commands, options and names of the watchlist with TAB.

    For this terminal: eval "$(presswatch completion bash)", the same with zsh, or presswatch completion fish | source.

    For all terminals, write the script to ~/.local/share/bash-completion/completions/presswatch (bash), to the file
    _presswatch in a folder of $fpath (zsh), or to ~/.config/fish/completions/presswatch.fish (fish).
    """
    from click.shell_completion import get_completion_class

    from presswatch.cli.app import command_line

    script = get_completion_class(shell)
    assert script, "click has a script for each shell of the choice"
    click.echo(script(command_line, {}, "presswatch", COMPLETION_VARIABLE).source())


@click.command("man")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def man_command(folder: Path) -> None:
    """Write the manual pages, one for each command, into FOLDER, such as ~/.local/share/man.

    They are made from the help. Then `man presswatch` shows the first, `man presswatch-run` that of `run`.
    """
    from presswatch.cli.man_pages import write_pages

    say(_("wrote {path}", path=write_pages(folder)))
