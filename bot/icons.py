"""The app's icons as PNG: a signpost, in colour and in white on nothing. Drawn here, without a picture tool."""

from __future__ import annotations

import struct
import zlib
from functools import cache

Point = tuple[float, float]
_WHITE = (255, 255, 255)
_FINE = 4

_POLE: tuple[Point, ...] = ((0.465, 0.14), (0.535, 0.14), (0.535, 0.88), (0.465, 0.88))
_RIGHT: tuple[Point, ...] = ((0.24, 0.22), (0.68, 0.22), (0.8, 0.325), (0.68, 0.43), (0.24, 0.43))
_LEFT: tuple[Point, ...] = ((0.76, 0.5), (0.32, 0.5), (0.2, 0.605), (0.32, 0.71), (0.76, 0.71))
_SIGNPOST = (_POLE, _RIGHT, _LEFT)


@cache
def color(size: int, background: str) -> bytes:
    """The signpost in white on a filled square; `background` as `#RRGGBB`."""
    red, green, blue = (int(background[i : i + 2], 16) for i in (1, 3, 5))
    ground = (red, green, blue)

    def pixel(cover: float) -> bytes:
        mixed = (round(g + (w - g) * cover) for g, w in zip(ground, _WHITE, strict=True))
        return bytes((*mixed, 255))

    return _png(size, [[pixel(c) for c in row] for row in _coverage(size)])


@cache
def outline(size: int) -> bytes:
    """The signpost in white on nothing, as Teams wants it for its side bar."""
    return _png(size, [[bytes((*_WHITE, round(255 * c))) for c in row] for row in _coverage(size)])


def dimensions(png: bytes) -> tuple[int, int] | None:
    """Width and height in pixels; None when it is no PNG."""
    if not png.startswith(b"\x89PNG\r\n\x1a\n") or len(png) < 24:
        return None
    width, height = struct.unpack(">II", png[16:24])
    return int(width), int(height)


def has_transparency(png: bytes) -> bool:
    """Whether the PNG's colour type carries an alpha channel or a palette."""
    return len(png) > 25 and png[25] in (3, 4, 6)


def _coverage(size: int) -> list[list[float]]:
    """How much of each pixel the signpost covers, 0 to 1."""
    steps = [(i + 0.5) / _FINE / size for i in range(size * _FINE)]
    fine = [[any(_inside(x, y, shape) for shape in _SIGNPOST) for x in steps] for y in steps]
    block = range(_FINE)
    return [
        [
            sum(fine[row * _FINE + dy][column * _FINE + dx] for dy in block for dx in block) / _FINE**2
            for column in range(size)
        ]
        for row in range(size)
    ]


def _inside(x: float, y: float, shape: tuple[Point, ...]) -> bool:
    within = False
    for (x1, y1), (x2, y2) in zip(shape, (*shape[1:], shape[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            within = not within
    return within


def _png(size: int, rows: list[list[bytes]]) -> bytes:
    """Pixels of four bytes (red, green, blue, alpha) as a PNG file."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    body = b"".join(b"\x00" + b"".join(row) for row in rows)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(body, 9)) + chunk(b"IEND", b"")
