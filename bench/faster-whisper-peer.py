"""The peer of bench:peers: PyPI's faster-whisper, int8, beam 1, on the same weights.

usage: faster-whisper-peer.py MODEL_FOLDER THREADS      a JSON object a line on stdin {"file", "language"}, one on stdout {"text", "ms"}
"""

import json
import sys
import time
import wave

import numpy
from faster_whisper import WhisperModel


def samples_of(path):
    with wave.open(path) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (16000, 1, 2), path
        return numpy.frombuffer(file.readframes(file.getnframes()), numpy.int16).astype(numpy.float32) / 32768


def main(folder, threads):
    model = WhisperModel(folder, device="cpu", compute_type="int8", cpu_threads=int(threads))
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        job = json.loads(line)
        samples = samples_of(job["file"])
        start = time.perf_counter()
        segments, _ = model.transcribe(
            samples,
            language=job["language"],
            beam_size=1,
            without_timestamps=True,
            condition_on_previous_text=False,
        )
        text = "".join(segment.text for segment in segments).strip()
        print(json.dumps({"text": text, "ms": (time.perf_counter() - start) * 1000}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
