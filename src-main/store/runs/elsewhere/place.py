"""Places a drawing outside of Shape Space Studio: python place.py FOLDER drawing.png (needs onnxruntime, numpy and pillow).

FOLDER holds model.onnx and place.json. The picture goes the way that drawings go in the program: grey, cropped to the ink, reduced by
means over areas, sampled twice a pixel. Grey pictures of up to 2048 pixels land where the program puts them.
"""
import json, math, sys
import numpy as np
import onnxruntime
from PIL import Image, ImageOps


def ink_threshold(grey):  # Otsu's: the best split into ink and paper
    counts = np.bincount(grey.ravel(), minlength=256).astype(float)
    below, total = np.cumsum(counts)[:255], np.cumsum(counts * np.arange(256))
    rest = counts.sum() - below
    with np.errstate(divide="ignore", invalid="ignore"):
        between = below * rest * (total[:255] / below - (total[-1] - total[:255]) / rest) ** 2
    return np.nan_to_num(between).argmax()


def ink_box(grey):
    rows, columns = np.nonzero(grey <= ink_threshold(grey))
    return columns.min(), rows.min(), columns.max() + 1, rows.max() + 1


def shares(source, target):  # target x source: which share of a pixel of the result each pixel of the source is
    edges = np.arange(target + 1) * (source / target)
    p = np.arange(source)
    return np.clip(np.minimum(edges[1:, None], p + 1) - np.maximum(edges[:-1, None], p), 0, None) * (target / source)


def halve(grey):
    high, wide = grey.shape
    even = np.pad(grey.astype(int), ((0, high % 2), (0, wide % 2)), constant_values=255)
    return (even[::2, ::2] + even[1::2, ::2] + even[::2, 1::2] + even[1::2, 1::2] + 2) >> 2


def between_pixels(grey, x, y):  # bilinear, steps of 1/256; white beyond the edge
    white = np.pad(grey, 4, constant_values=255)
    x, y = np.meshgrid(np.clip(x + 4, 0, white.shape[1] - 2), np.clip(y + 4, 0, white.shape[0] - 2))
    column, row = x.astype(int), y.astype(int)
    across, down = np.floor((x - column) * 256) / 256, np.floor((y - row) * 256) / 256
    upper = white[row, column] * (1 - across) + white[row, column + 1] * across
    lower = white[row + 1, column] * (1 - across) + white[row + 1, column + 1] * across
    return upper * (1 - down) + lower * down


def prepare(file, size, longer_side, most, **_):
    picture = ImageOps.exif_transpose(Image.open(file)).convert("RGBA")
    grey = np.asarray(Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("L"))
    left, top, right, bottom = ink_box(grey)
    ink = grey[top:bottom, left:right]
    scale = min(1, most / max(ink.shape))
    high, wide = (max(1, math.floor(length * scale + 0.5)) for length in ink.shape)
    if scale < 1:
        ink = np.floor(shares(ink.shape[0], high) @ ink @ shares(ink.shape[1], wide).T + 0.5).astype(int)
    left, top, right, bottom = ink_box(ink) if ink.min() < ink.max() else (0, 0, ink.shape[1], ink.shape[0])
    step = max(right - left, bottom - top) / longer_side  # pixels of the ink to a pixel of the image
    level = max(0, math.floor(math.log2(step)))
    for _ in range(level):
        ink = halve(ink)
    wide, high = (math.ceil(length / step - 1e-6) for length in (right - left, bottom - top))
    own = step / 2**level
    x, y = (start / 2**level + (np.arange(length) + 0.5) * own - 0.5 for start, length in ((left, wide), (top, high)))
    aside = own / 4 if own > 1.05 else 0  # two samples, so that no line is missed
    drawn = np.floor((between_pixels(ink, x - aside, y - aside) + between_pixels(ink, x + aside, y + aside)) / 2 + 0.5)
    image = np.full((size, size), 255.0)
    left, top = (size - wide) // 2, (size - high) // 2
    image[top : top + high, left : left + wide] = drawn
    return (image / 255).astype(np.float32)[None, None]


def place(folder, file):
    with open(f"{folder}/place.json", encoding="utf-8") as described:
        described = json.load(described)
    if described["input"]["lineThickness"] > 0:
        sys.exit("The network learnt from thickened lines, which this example does not make.")
    image = prepare(file, **described["input"])
    session = onnxruntime.InferenceSession(f"{folder}/model.onnx", providers=["CPUExecutionProvider"])
    return dict(zip(described["output"]["axes"], map(float, session.run(["mapping"], {"image": image})[0][0])))


if __name__ == "__main__":
    print(json.dumps(place(*sys.argv[1:3])))
