"""Presswatch keeps what the press says of an organization, its people and its topics."""

TYPE_CHECKING = False  # as in typing, which takes a while to import
if TYPE_CHECKING:
    from presswatch.api import Presswatch as Presswatch

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """`presswatch.Presswatch`, loaded when it is asked for: most of what imports this package needs none of it."""
    if name == "Presswatch":
        from presswatch.api import Presswatch  # noqa: PLC0415 - heavy, and on top of everything else

        return Presswatch
    raise AttributeError(name)
