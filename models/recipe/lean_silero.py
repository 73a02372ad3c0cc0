"""Makes a lean graph of Silero VAD, 16 kHz, out of the published one: same weights, a row of frames in one run.

usage: lean_silero.py silero_vad_16k_op15.onnx OUT.onnx      needs: numpy onnx onnxruntime

The published graph spends most of its time on shapes and branches that are the same at every run, and takes one frame at
a time. Here only the arithmetic is left, as products over all frames: STFT, magnitude, four convolutions, one LSTM over the frames.

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
        if name not in [i.name for i in init]:
            init.append(numpy_helper.from_array(np.ascontiguousarray(np.asarray(value, dtype)), name))
        return name

    # PyTorch orders an LSTM's gates input, forget, cell, output; ONNX input, output, forget, cell.
    order = lambda w: np.concatenate([w[0:128], w[384:512], w[128:256], w[256:384]])
    node = helper.make_node
    nodes = []

    def op(kind, inputs, outputs=1, **attributes):
        names = [f"{kind}_{len(nodes)}_{i}" for i in range(outputs)]
        nodes.append(node(kind, inputs, names, **attributes))
        return names[0] if outputs == 1 else names

    def shape(*sizes):
        return constant("shape_" + "_".join(map(str, sizes)), sizes, np.int64)

    def part(x, start, stop, step=1):
        """Of the second axis, which is time."""
        bounds = [constant(f"at_{value}", [value], np.int64) for value in (start, stop, 1, step)]
        return op("Slice", [x, *bounds])

    # Convolutions are products with neighbours side by side, for all frames at once: of so few places each, a
    # convolution proper takes three times as long. Each frame has 5 blocks of 128, its last half mirrored: 4 windows of 256.
    blocks = op("Reshape", [op("Pad", ["frames", constant("pads", [0, 0, 0, 64], np.int64)], mode="reflect"), shape(-1, 5, 128)])
    windows = op("Concat", [part(blocks, 0, 4), part(blocks, 1, 5)], axis=2)
    basis = weights["model.stft.forward_basis_buffer"][:, 0].T
    spectrum = op("MatMul", [windows, constant("stft", basis)])
    real, imaginary = op("Split", [spectrum, constant("halves", [129, 129], np.int64)], 2, axis=2)
    x = op("Sqrt", [op("Add", [op("Mul", [real, real]), op("Mul", [imaginary, imaginary])])])
    places = 4
    for i, stride in enumerate(STRIDES):
        # [outputs, inputs, 3 places]
        kernel = weights[f"model.encoder.{i}.reparam_conv.weight"]
        outputs, inputs, _ = kernel.shape
        if places > 2:
            padded = op("Pad", [x, constant("beside", [0, 1, 0, 0, 1, 0], np.int64)])
            x = op("Concat", [part(padded, k, k + places, stride) for k in range(3)], axis=2)
        else:
            # One place is left: what is beside it is zero, or the second of two.
            kernel = kernel[:, :, 1 : 1 + places]
            x = op("Reshape", [x, shape(-1, 1, places * inputs)])
        product = op("MatMul", [x, constant(f"w{i}", kernel.transpose(2, 1, 0).reshape(-1, outputs))])
        x = op("Relu", [op("Add", [product, constant(f"b{i}", weights[f"model.encoder.{i}.reparam_conv.bias"])])])
        places //= stride
    bias = np.concatenate([order(weights["model.decoder.rnn.bias_ih"]), order(weights["model.decoder.rnn.bias_hh"])])
    nodes += [
        node(
            "LSTM",
            [
                x,
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
