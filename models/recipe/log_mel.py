"""Makes the graph of Whisper's front end: sound to a log-mel spectrogram, scaled so that the loudest value is near 1.

usage: log_mel.py OUT.onnx [SOUND.wav]      needs: numpy onnx onnxruntime, and transformers for the check on a sound (16 kHz, mono, 16 bits)

Windows of 25 ms every 10 ms (paper, section 2.2), mirrored at both ends. All their Fourier transforms are one convolution, which at
this length is quicker than fast transforms of one window after the other.

  samples [1, 1, n] int16, n a multiple of 160      filters [bands, 201]      features [1, bands, n / 160]
"""

import sys
import wave

import numpy as np
import onnxruntime as ort
from lean_whisper import Maker, floats
from onnx import TensorProto, helper

WINDOW = 400
HOP = 160
BINS = WINDOW // 2 + 1
# Quieter is silence; and Whisper looks 8 powers of ten below the loudest place, no further.
FLOOR = 1e-10
RANGE = 8


def transform():
    """Cosines and sines of every bin under a Hann window, for samples of 16 bits: [2 * bins, 1, window]."""
    t = np.arange(WINDOW)
    angles = 2 * np.pi * np.outer(np.arange(BINS), t) / WINDOW
    hann = 0.5 - 0.5 * np.cos(2 * np.pi * t / WINDOW)
    return (np.concatenate([np.cos(angles), np.sin(angles)]) * hann / 32768)[:, None]


def build(path):
    m = Maker()
    number = lambda name, value: m.constant(name, value, np.float32)
    x = m.op("Cast", ["samples"], to=TensorProto.FLOAT)
    # The last hop is the one that ends with the sound.
    margins = m.constant("margins", [0, 0, WINDOW // 2, 0, 0, WINDOW // 2 - HOP], np.int64)
    x = m.op("Conv", [m.op("Pad", [x, margins], mode="reflect"), number("transform", transform())], kernel_shape=[WINDOW], strides=[HOP])
    squares = m.op("Split", [m.op("Mul", [x, x]), m.constant("halves", [BINS, BINS], np.int64)], 2, axis=1)
    x = m.op("MatMul", ["filters", m.op("Add", squares)])
    x = m.op("Mul", [m.op("Log", [m.op("Max", [x, number("floor", FLOOR)])]), number("decimal", 1 / np.log(10))])
    x = m.op("Max", [x, m.op("Sub", [m.op("ReduceMax", [x], keepdims=0), number("range", RANGE)])])
    m.op("Mul", [m.op("Add", [x, number("four", 4)]), number("quarter", 0.25)], ["features"])
    samples = helper.make_tensor_value_info("samples", TensorProto.INT16, [1, 1, "samples"])
    m.save(path, "log_mel", [samples, floats("filters", ["bands", BINS])], [floats("features", [1, "bands", "hops"])])


def check(path, sound):
    """Against the library's features."""
    from transformers import WhisperFeatureExtractor

    with wave.open(sound) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), np.int16)
    samples = samples[: len(samples) // HOP * HOP]
    extractor = WhisperFeatureExtractor()
    expected = extractor(samples / np.float32(32768), sampling_rate=16000, padding=False, return_tensors="np")["input_features"]
    feeds = {"samples": samples[None, None], "filters": extractor.mel_filters.T.astype(np.float32)}
    difference = np.abs(ort.InferenceSession(path).run(None, feeds)[0] - expected).max()
    print(f"largest difference {difference:.1e}")
    assert difference < 1e-4


def main(out, sound=None):
    build(out)
    if sound is not None:
        check(out, sound)


if __name__ == "__main__":
    main(*sys.argv[1:])
