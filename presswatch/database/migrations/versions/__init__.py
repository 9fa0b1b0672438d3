"""One module a step, with its statements in a file per database where they are long."""
