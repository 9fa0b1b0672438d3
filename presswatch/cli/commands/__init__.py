"""The commands by what they are for, each a function `…_command`; a module is read when one of them is called.

What only some of a module's commands need, and everything that is slow to load (SQLAlchemy, msgspec, the catalogue of
outlets, Scrapy), is imported inside the functions of `presswatch.cli`, so that a command starts without it.
"""
