"""One module a command, each with a `command`; read when it is called."""
