"""Makes a lean graph of Silero VAD, 16 kHz, out of the published one: same weights, a row of frames in one run.

usage: lean_silero.py silero_vad_16k_op15.onnx OUT.onnx      needs: numpy onnx onnxruntime

The published graph spends most of its time on shapes and branches that are the same at every run, and takes one frame at
a time. Here only the arithmetic is left: STFT as a convolution, magnitude, four convolutions, one LSTM over the frames.

  frames [N, 64 + 512]  each with the last 64 samples of the one before      probabilities [N]
  hidden, cell [1, 1, 128]                                                   next_hidden, next_cell [1, 1, 128]
"""

import sys

import numpy as np
import onnx
import onnxruntime as ort
from onnx import TensorProto, helper, numpy_helper

STRIDES = (1, 2, 2, 1)


def build(weights):
    init = []

    def constant(name, value, dtype=np.float32):
        init.append(numpy_helper.from_array(np.asarray(value, dtype), name))
        return name

    # PyTorch orders an LSTM's gates input, forget, cell, output; ONNX input, output, forget, cell.
    order = lambda w: np.concatenate([w[0:128], w[384:512], w[128:256], w[256:384]])
    node = helper.make_node
    nodes = [
        node("Pad", ["frames", constant("pads", [0, 0, 0, 64], np.int64)], ["padded"], mode="reflect"),
        node("Unsqueeze", ["padded", constant("one", [1], np.int64)], ["sound"]),
        node("Conv", ["sound", constant("stft", weights["model.stft.forward_basis_buffer"])], ["spectrum"], strides=[128]),
        node("Split", ["spectrum", constant("halves", [129, 129], np.int64)], ["real", "imaginary"], axis=1),
        node("Mul", ["real", "real"], ["real2"]),
        node("Mul", ["imaginary", "imaginary"], ["imaginary2"]),
        node("Add", ["real2", "imaginary2"], ["power"]),
        node("Sqrt", ["power"], ["x0"]),
    ]
    for i, stride in enumerate(STRIDES):
        w = constant(f"w{i}", weights[f"model.encoder.{i}.reparam_conv.weight"])
        b = constant(f"b{i}", weights[f"model.encoder.{i}.reparam_conv.bias"])
        nodes += [
            node("Conv", [f"x{i}", w, b], [f"y{i}"], pads=[1, 1], strides=[stride]),
            node("Relu", [f"y{i}"], [f"x{i + 1}"]),
        ]
    bias = np.concatenate([order(weights["model.decoder.rnn.bias_ih"]), order(weights["model.decoder.rnn.bias_hh"])])
    nodes += [
        node("Reshape", ["x4", constant("rows", [-1, 1, 128], np.int64)], ["sequence"]),
        node(
            "LSTM",
            [
                "sequence",
                constant("w_ih", order(weights["model.decoder.rnn.weight_ih"])[None]),
                constant("w_hh", order(weights["model.decoder.rnn.weight_hh"])[None]),
                constant("bias", bias[None]),
                "",
                "hidden",
                "cell",
            ],
            ["states", "next_hidden", "next_cell"],
            hidden_size=128,
        ),
        node("Reshape", ["states", constant("flat", [-1, 128], np.int64)], ["state_rows"]),
        node("Relu", ["state_rows"], ["active"]),
        node("MatMul", ["active", constant("w_out", weights["model.decoder.decoder.2.weight"].reshape(128, 1))], ["dot"]),
        node("Add", ["dot", constant("b_out", weights["model.decoder.decoder.2.bias"])], ["logit"]),
        node("Reshape", ["logit", constant("row", [-1], np.int64)], ["logits"]),
        node("Sigmoid", ["logits"], ["probabilities"]),
    ]
    value = lambda name, shape: helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
    state = [1, 1, 128]
    graph = helper.make_graph(
        nodes,
        "silero_vad_16k",
        [value("frames", ["frames", 576]), value("hidden", state), value("cell", state)],
        [value("probabilities", ["frames"]), value("next_hidden", state), value("next_cell", state)],
        init,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8)
    onnx.checker.check_model(model)
    return model


def check(source, made):
    """Both on the same noise, one frame at a time and all at once."""
    random = np.random.default_rng(1)
    frames = np.zeros((200, 576), np.float32)
    sound = random.normal(0, 0.1, 200 * 512).astype(np.float32) * np.repeat(random.random(200), 512).astype(np.float32)
    for i in range(200):
        frames[i, 64:] = sound[i * 512 : (i + 1) * 512]
        frames[i, :64] = sound[i * 512 - 64 : i * 512] if i else 0
    old, new = ort.InferenceSession(source), ort.InferenceSession(made)
    state, expected = np.zeros((2, 1, 128), np.float32), []
    for row in frames:
        p, state = old.run(None, {"input": row[None], "state": state, "sr": np.array(16000, np.int64)})
        expected.append(p[0, 0])
    zero = np.zeros((1, 1, 128), np.float32)
    at_once, hidden, cell = new.run(None, {"frames": frames, "hidden": zero, "cell": zero})
    difference = np.abs(np.array(expected) - at_once).max()
    last = max(np.abs(state[0] - hidden[0]).max(), np.abs(state[1] - cell[0]).max())
    print(f"largest difference: probability {difference:.2e}, state {last:.2e}")
    assert difference < 1e-4 and last < 1e-3


def main(source, out):
    weights = {i.name: numpy_helper.to_array(i) for i in onnx.load(source).graph.initializer}
    onnx.save(build(weights), out)
    check(source, out)


if __name__ == "__main__":
    main(*sys.argv[1:])
