"""The commands by what they are for, each a function `…_command`; a module is read when one of them is called."""
