"""What a crawl and its reading process say to each other: data only, of declared types, after its length."""

import ctypes
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, BinaryIO, Literal, get_type_hints

import msgspec

from presswatch.text.strings import storable_throughout

READY = b""
"""The first message of a reading process: it has loaded what it needs."""
_LENGTH_BYTES = 4
_NOTHING = msgspec.Raw(b"\xc0")


class Request(msgspec.Struct, frozen=True, array_like=True):
    """A function by its names, its seconds of the processor, and what it is called with; the content follows."""

    module: str
    name: str
    limit_s: float
    body: msgspec.Raw
    args: tuple[msgspec.Raw, ...]
    kwargs: dict[str, msgspec.Raw]


class Fault(msgspec.Struct, frozen=True, array_like=True):
    """What came in place of a result: a PageError ("page"), no memory, or a defect with its traceback ("error")."""

    kind: Literal["page", "memory", "error"]
    url: str = ""
    reason: str = ""
    why: str = ""
    trace: str = ""


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """The seconds of the processor that a request took, and its result or fault."""

    seconds: float
    result: msgspec.Raw = _NOTHING
    fault: Fault | None = None


def packed(value: object) -> bytes:
    """The value as bytes; half characters (lone surrogates), which no encoding carries, become U+FFFD."""
    try:
        return msgspec.msgpack.encode(value)
    except UnicodeEncodeError:
        return msgspec.msgpack.encode(storable_throughout(msgspec.to_builtins(value, builtin_types=(bytes,))))


def unpacked(data: bytes | msgspec.Raw, kind: Any) -> Any:
    """The value of a type; raises msgspec.MsgspecError for bytes that are none."""
    return _decoder(kind).decode(data)


@lru_cache(maxsize=256)
def types_of(function: Callable[..., object]) -> dict[str, Any]:
    """The types of a function's parameters and of its result ("return"), as annotated."""
    return get_type_hints(function)


def length_of(message: bytes) -> bytes:
    """What goes over the pipe before the message."""
    return len(message).to_bytes(_LENGTH_BYTES, "big")


def next_message(pipe: BinaryIO) -> bytes:
    """Waits for the next message of a pipe; empty also where the other side has gone."""
    length = int.from_bytes(pipe.read(_LENGTH_BYTES), "big")
    message = pipe.read(length)
    return message if len(message) == length else b""


def taken(buffer: bytearray) -> Iterator[bytes]:
    """The whole messages at the start of what has arrived, which are taken out of it."""
    while len(buffer) >= _LENGTH_BYTES:
        end = _LENGTH_BYTES + int.from_bytes(buffer[:_LENGTH_BYTES], "big")
        if len(buffer) < end:
            return
        message = bytes(memoryview(buffer)[_LENGTH_BYTES:end])
        del buffer[:end]
        yield message


@lru_cache(maxsize=256)
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


# Names of glibc's malloc.h, which ctypes does not know.
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
# Bodies and trees larger than this get memory of their own, which goes back to the system when they are done with.
# By default glibc raises the limit to the largest block ever freed (32 MB), and one bomb makes every later page costly.
# A smaller one returns what the next page asks for again: at a quarter of it a page costs 1 ms more for no less memory.
LARGE_BYTES = 1024 * 1024
# Free memory at the end of the heap that is kept for the next page, which takes as much: with a megabyte each page had
# 180 blocks given back and asked for again, with three 70 (4 of 100 of reading), and the peak is the same.
KEPT_BYTES = 3 * 1024 * 1024


def give_back_early() -> None:
    """Sets the allocator of this process to return large blocks at once; does nothing where there is no glibc."""
    if not sys.platform.startswith("linux"):
        return
    adjust = getattr(ctypes.CDLL(None), "mallopt", None)
    if adjust is not None:
        adjust(_MMAP_THRESHOLD, LARGE_BYTES)
        adjust(_TRIM_THRESHOLD, KEPT_BYTES)
        adjust(_ARENA_MAX, 2)


def give_back_now() -> None:
    """Returns free memory to the system, wherever it lies; does nothing where there is no glibc."""
    if sys.platform.startswith("linux"):
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
