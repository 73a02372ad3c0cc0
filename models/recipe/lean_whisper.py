"""Makes lean graphs of Whisper out of a packed one (the layout that transformers.js loads): same weights, fewer and fused steps.

usage: lean_whisper.py PACK OUT      PACK: folder with onnx/{encoder_model,decoder_model_merged}_quantized.onnx      needs: numpy onnx onnxruntime

What differs from the pack:
  - The encoder gives the keys and values of the decoder's cross-attention instead of its last hidden state, so the decoder has no
    branch for its first run: one plain graph.
  - A decoder's run gives back the keys and values of the new tokens only; the caller keeps the others.
  - Query, key and value are one product; attention, normalisation with its sum, and GELU are one step each.
  - The output projection, half of all that a decoder's step reads, has its text tokens in 4 bits. Its caller has them in 8 (projection.bin,
    which holds the token embeddings too), and looks again at those that come close to the best.
  - The encoder's fc2 takes one activation scale for all rows, which is what int8 units are fast at. That fails where an input has
    outliers, and in the last three layers it has, up to 200 times the rest, but always in the same few channels: those are taken
    out and multiplied in full.

  encoder  input_features [1, 80, frames], any even number up to 3000      cross_{k,v}_LAYER [1, heads, frames / 2, head size]
  decoder  embedded [1, n, width]   positions [1, n]   mask [1, 1, n, past + n], added to the scores   past [1, past, 2 * layers * width]
           cross_*   wanted [rows], the tokens whose logits are asked for
           -> logits [1, rows, vocabulary]   hidden [1, rows, width], what they are made of   new [1, n, 2 * layers * width]
  projection.bin  8 bits [vocabulary, width], 128 is zero; scales, float32 [vocabulary, width / 128]; SHA-256 of both
"""

import hashlib
import sys

import numpy as np
import onnx
import onnxruntime as ort
from onnx import TensorProto, helper, numpy_helper

HEAD = 64
BLOCK = 128
# Channels of each fc2 that are multiplied in full. At most 10 have outliers, in speech and in noise; more only lessen the rounding of the rest.
OUTLIERS = 64

# Special tokens begin here; the end of the text is the first.
TEXT_TOKENS = 50257
# Of the largest weight of a block of 4 bits: which one gives the least error is tried for each.
CLIPS = (1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)


def graphs(graph):
    yield graph
    for node in graph.node:
        for attribute in node.attribute:
            if attribute.type == onnx.AttributeProto.GRAPH:
                yield from graphs(attribute.g)


class Pack:
    """The weights of a packed graph, by the names of the nodes that use them."""

    def __init__(self, path):
        every = list(graphs(onnx.load(path).graph))
        self.weights = {i.name: numpy_helper.to_array(i) for g in every for i in g.initializer}
        self.nodes = {n.name: n for g in every for n in g.node}

    def __getitem__(self, name):
        return self.weights.get(name, self.weights.get(name + "_merged_0"))


class Maker:
    """A graph in the making."""

    def __init__(self):
        self.nodes, self.weights = [], {}

    def constant(self, name, value, dtype=None):
        self.weights.setdefault(name, numpy_helper.from_array(np.ascontiguousarray(np.array(value, dtype)), name))
        return name

    def op(self, kind, inputs, outputs=1, domain="", **attributes):
        if isinstance(outputs, int):
            outputs = [f"{kind}_{len(self.nodes)}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, outputs, name=f"{kind}_{len(self.nodes)}", domain=domain, **attributes))
        return outputs[0] if len(outputs) == 1 else outputs

    def fused(self, kind, inputs, outputs=1, **attributes):
        return self.op(kind, inputs, outputs, "com.microsoft", **attributes)

    def by_row(self, pack, name, x, parts, biases, queries=0):
        """8-bit product of some weights side by side, one activation scale a row; the first columns are queries, scaled for their product with the keys."""
        nodes = [pack.nodes[part] for part in parts]
        table = np.concatenate([pack[n.input[1]] for n in nodes])
        rows, blocks, _ = table.shape
        scales = np.concatenate([pack[n.input[2]].reshape(-1, blocks) for n in nodes])
        bias = self.side_by_side(pack, biases, rows // len(parts))
        scales[:queries] *= HEAD**-0.5
        bias[:queries] *= HEAD**-0.5
        inputs = [x, self.constant(name + "_q", table), self.constant(name + "_s", scales), "", "", self.constant(name + "_b", bias)]
        return self.fused("MatMulNBits", inputs, K=blocks * BLOCK, N=rows, bits=8, block_size=BLOCK, accuracy_level=4)

    def by_tensor(self, pack, name, quantized, parts, biases, columns=slice(None)):
        """int8 product of some weights side by side, one activation scale for all rows: what the int8 matrix units take."""
        names = [pack.nodes[part].input[1].removesuffix("_quantized") for part in parts]
        table = np.concatenate([pack[n + "_quantized"] for n in names], 1)
        scales, zeros = (np.concatenate([pack[n + end] for n in names]) for end in ("_scale", "_zero_point"))
        bias = self.side_by_side(pack, biases, table.shape[1] // len(parts))
        return self.product(name, quantized, *(w[..., columns] for w in (table, scales, zeros, bias)))

    def by_parts(self, pack, name, most, few, node, bias, outliers):
        """The same for an input in two parts: all channels but a few by tensor, and the few with outliers in full."""
        node = pack.nodes[node]
        table, scales = pack[node.input[1]], pack[node.input[2]]
        rows = len(table)
        weights = in_full(table, scales).T
        usual = np.delete(weights, outliers, 0)
        scales = np.abs(usual).max(0) / 127
        quantized = self.op("DynamicQuantizeLinear", [most], 3)
        y = self.product(name, quantized, np.round(usual / scales).astype(np.int8), scales, np.zeros(rows, np.int8), pack[bias])
        return self.op("Add", [y, self.op("MatMul", [few, self.constant(name + "_few", weights[outliers])])])

    def product(self, name, quantized, table, scales, zeros, bias):
        x, scale, zero = quantized
        q, s, z, b = (self.constant(name + end, w) for end, w in zip(("_q", "_s", "_z", "_b"), (table, scales, zeros, bias)))
        return self.fused("MatMulIntegerToFloat", [x, q, scale, s, zero, z, b])

    def projection(self, name, table, scales, bits):
        rows, blocks = scales.shape
        inputs = ["hidden", self.constant(name + "_q", table.reshape(rows, blocks, -1)), self.constant(name + "_s", scales)]
        return self.fused("MatMulNBits", inputs, K=blocks * BLOCK, N=rows, bits=bits, block_size=BLOCK, accuracy_level=4)

    def side_by_side(self, pack, names, width):
        return np.concatenate([np.zeros(width, np.float32) if name is None else pack[name] for name in names])

    def norm(self, pack, x, name):
        weights = [self.constant(name + end, pack[name + end]) for end in (".weight", ".bias")]
        return self.op("LayerNormalization", [x, *weights], axis=-1, epsilon=1e-5)

    def add_norm(self, pack, x, y, name, layer_name):
        """Sum, and its normalisation, in one step: quick for a single row."""
        weights = [self.constant(name + end, pack[name + end]) for end in (".weight", ".bias")]
        outputs = [layer_name + "_n", "", "", layer_name + "_x"]
        self.fused("SkipLayerNormalization", [x, y, *weights], outputs, epsilon=1e-5)
        return outputs[3], outputs[0]

    def attend(self, query, keys, values, heads, *more):
        """Attention for a few queries that are scaled already: with a factor of its own the runtime lays all keys out anew for their product."""
        return self.fused("MultiHeadAttention", [query, keys, values, *more], num_heads=heads, scale=1.0)

    def thirds(self, x, width):
        return self.op("Split", [x, self.constant("thirds", [width] * 3, np.int64)], 3, axis=-1)

    def save(self, path, name, inputs, outputs):
        graph = helper.make_graph(self.nodes, name, inputs, outputs, list(self.weights.values()))
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
        onnx.save(helper.make_model(graph, opset_imports=opsets, ir_version=8), path)


def floats(name, shape):
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


def outliers_of(path):
    """The channels of each fc2's input that are largest, found on noise."""
    model = onnx.load(path)
    inputs = [n.input[0] for n in model.graph.node if n.name.startswith("/fc2") and n.op_type == "MatMulNBits"]
    model.graph.output.extend(helper.make_empty_tensor_value_info(name) for name in inputs)
    session = ort.InferenceSession(model.SerializeToString())
    return [np.sort(np.argsort(-x[0].max(0))[:OUTLIERS]) for x in session.run(inputs, {"input_features": noise()})]


def noise():
    return np.random.default_rng(1).normal(0, 0.2, (1, 80, 800)).astype(np.float32)


def make_encoder(enc, dec, outliers, path):
    m = Maker()
    layers = sum(n.endswith("/MatMul_Q8") for n in enc.nodes)
    width = enc["e.conv2.bias"].shape[0]
    heads = width // HEAD
    x = "input_features"
    for conv, stride in (("e.conv1", 1), ("e.conv2", 2)):
        weights = [m.constant(conv + end, enc[conv + end]) for end in (".weight", ".bias")]
        x = m.fused("Gelu", [m.op("Conv", [x, *weights], kernel_shape=[3], pads=[1, 1], strides=[stride])])
    x = m.op("Transpose", [x], perm=[0, 2, 1])
    table = m.constant("e.embed_positions.weight", enc["e.embed_positions.weight"])
    first, axis = m.constant("zero", [0], np.int64), m.constant("axis", [0], np.int64)
    x = m.op("Add", [x, m.op("Slice", [table, first, m.op("Shape", [x], start=1, end=2), axis])])
    for i in range(layers):
        nth, at = f"_{i}" if i else "", f"e.layers.{i}."
        q = m.op("DynamicQuantizeLinear", [m.norm(enc, x, at + "self_attn_layer_norm")], 3)
        biases = [at + "self_attn.q_proj.bias", None, at + "self_attn.v_proj.bias"]
        qkv = m.by_tensor(enc, f"qkv{i}", q, [f"/{p}_proj{nth}/MatMul_quant" for p in "qkv"], biases)
        y = m.fused("MultiHeadAttention", m.thirds(qkv, width), num_heads=heads)
        q = m.op("DynamicQuantizeLinear", [y], 3)
        x = m.op("Add", [x, m.by_tensor(enc, f"out{i}", q, [f"/out_proj{nth}/MatMul_quant"], [at + "self_attn.out_proj.bias"])])
        q = m.op("DynamicQuantizeLinear", [m.norm(enc, x, at + "final_layer_norm")], 3)
        wide = enc[at + "fc1.bias"].shape[0]
        parts = ("most", np.delete(np.arange(wide), outliers[i])), ("few", outliers[i])
        fc1 = [f"/fc1{nth}/MatMul_quant"], [at + "fc1.bias"]
        most, few = (m.fused("Gelu", [m.by_tensor(enc, f"fc1{i}_{part}", q, *fc1, channels)]) for part, channels in parts)
        x = m.op("Add", [x, m.by_parts(enc, f"fc2{i}", most, few, f"/fc2{nth}/MatMul_Q8", at + "fc2.bias", outliers[i])])
    q = m.op("DynamicQuantizeLinear", [m.norm(enc, x, "e.layer_norm")], 3)
    outputs = []
    for i in range(layers):
        bias = f"model.decoder.layers.{i}.encoder_attn.v_proj.bias"
        for part, biases in ("k", [None]), ("v", [bias]):
            x = m.by_tensor(dec, f"cross_{part}{i}", q, [f"/model/decoder/layers.{i}/encoder_attn/{part}_proj/MatMul_quant"], biases)
            x = m.op("Reshape", [x, m.constant("cross_shape", [1, -1, heads, HEAD], np.int64)])
            m.op("Transpose", [x], [f"cross_{part}_{i}"], perm=[0, 2, 1, 3])
            outputs.append(floats(f"cross_{part}_{i}", [1, heads, "positions", HEAD]))
    m.save(path, "whisper_encoder", [floats("input_features", [1, 80, "frames"])], outputs)


def vocabulary_of(dec):
    """Token embeddings and output projection, which are one table: 8 bits [vocabulary, width], 128 is zero, and a scale a block."""
    node = max((n for n in dec.nodes.values() if n.op_type == "MatMulNBits"), key=lambda n: dec[n.input[1]].shape[0])
    table = dec[node.input[1]]
    return table.reshape(len(table), -1), dec[node.input[2]].reshape(len(table), -1)


def in_full(table, scales):
    """The weights of a table in 8 bits [rows, columns], as float32."""
    return ((table.astype(np.float32) - 128).reshape(len(table), -1, BLOCK) * scales.reshape(len(table), -1, 1)).reshape(len(table), -1)


def in_four_bits(table, scales):
    """The same with two weights a byte and a new scale for each block."""
    blocks = in_full(table, scales).reshape(len(table), -1, BLOCK)
    best, least = None, np.inf
    for clip in CLIPS:
        scale = np.abs(blocks).max(-1, keepdims=True) * clip / 7
        rounded = np.clip(np.round(blocks / scale), -8, 7)
        error = ((rounded * scale - blocks) ** 2).sum(-1, keepdims=True)
        best = (rounded, scale) if best is None else tuple(np.where(error < least, new, old) for new, old in zip((rounded, scale), best))
        least = np.minimum(error, least)
    rounded, scale = (best[0] + 8).astype(np.uint8), best[1].astype(np.float32)
    return rounded[..., 0::2] | (rounded[..., 1::2] << 4), scale[..., 0]


def save_projection(dec, path):
    table, scales = vocabulary_of(dec)
    content = table.astype(np.uint8).tobytes() + scales.astype("<f4").tobytes()
    with open(path, "wb") as file:
        file.write(content + hashlib.sha256(content).digest())


def make_decoder(dec, path):
    m = Maker()
    positions = dec["model.decoder.embed_positions.weight"]
    width, heads = positions.shape[1], positions.shape[1] // HEAD
    layers = sum("encoder_attn/out_proj/MatMul_Q8" in n for n in dec.nodes)
    table, scales = vocabulary_of(dec)
    vocabulary = table.shape[0]
    x = m.op("Add", ["embedded", m.op("Gather", [m.constant("positions_table", positions), "positions"], axis=0)])
    h = m.norm(dec, x, "model.decoder.layers.0.self_attn_layer_norm")
    inputs = [floats("embedded", [1, "tokens", width]), helper.make_tensor_value_info("positions", TensorProto.INT64, [1, "tokens"])]
    inputs += [floats("mask", [1, 1, "tokens", "all"]), helper.make_tensor_value_info("wanted", TensorProto.INT64, ["rows"])]
    # The keys and values of a token, all layers' side by side: what crosses into native code and back costs by the piece.
    kept = 2 * layers * width
    inputs.append(floats("past", [1, "past", kept]))
    outputs = [floats("logits", [1, "rows", vocabulary]), floats("hidden", [1, "rows", width]), floats("new", [1, "tokens", kept])]
    pasts = m.op("Split", ["past", m.constant("layers", [2 * width] * layers, np.int64)], layers, axis=-1)
    news = []
    for i in range(layers):
        at, path_of = f"model.decoder.layers.{i}.", f"/model/decoder/layers.{i}/"
        inputs += [floats(f"cross_{p}_{i}", [1, heads, "positions", HEAD]) for p in "kv"]
        row = lambda name, x, parts, biases, **how: m.by_row(dec, f"{name}{i}", x, [path_of + p + "/MatMul_Q8" for p in parts], biases, **how)
        biases = [at + "self_attn.q_proj.bias", None, at + "self_attn.v_proj.bias"]
        qkv = row("qkv", h, [f"self_attn/{p}_proj" for p in "qkv"], biases, queries=width)
        query, new = m.op("Split", [qkv, m.constant("query_and_new", [width, 2 * width], np.int64)], 2, axis=-1)
        news.append(new)
        k, v = m.op("Split", [m.op("Concat", [pasts[i], new], axis=1), m.constant("halves", [width] * 2, np.int64)], 2, axis=-1)
        y = m.attend(query, k, v, heads, "", "", "mask")
        y = row("out", y, ["self_attn/out_proj"], [at + "self_attn.out_proj.bias"])
        x, h = m.add_norm(dec, x, y, at + "encoder_attn_layer_norm", f"self_{i}")
        q = row("cross_q", h, ["encoder_attn/q_proj"], [at + "encoder_attn.q_proj.bias"], queries=width)
        y = m.attend(q, f"cross_k_{i}", f"cross_v_{i}", heads)
        y = row("cross_out", y, ["encoder_attn/out_proj"], [at + "encoder_attn.out_proj.bias"])
        x, h = m.add_norm(dec, x, y, at + "final_layer_norm", f"cross_{i}")
        y = row("fc2", m.fused("Gelu", [row("fc1", h, ["fc1"], [at + "fc1.bias"])]), ["fc2"], [at + "fc2.bias"])
        last = i + 1 == layers
        following = "model.decoder.layer_norm" if last else f"model.decoder.layers.{i + 1}.self_attn_layer_norm"
        x, h = m.add_norm(dec, x, y, following, f"ffn_{i}")
    m.op("Concat", news, ["new"], axis=-1)
    # A row of logits costs as much as a fifth of a step, and of a prompt's only the first and the last are looked at.
    m.op("Gather", [h, "wanted"], ["hidden"], axis=1)
    text, text_scales = in_four_bits(table[:TEXT_TOKENS], scales[:TEXT_TOKENS])
    m.op("Concat", [m.projection("text", text, text_scales, 4), m.projection("special", table[TEXT_TOKENS:], scales[TEXT_TOKENS:], 8)], ["logits"], axis=-1)
    m.save(path, "whisper_decoder", inputs, outputs)


def check(pack, out):
    """Both on the same features: what the decoder makes of four tokens."""
    mel = noise()
    tokens, session = [50258, 50259, 50359, 50363], ort.InferenceSession
    hidden = session(f"{pack}/onnx/encoder_model_quantized.onnx").run(None, {"input_features": mel})[0]
    old, new = session(f"{pack}/onnx/decoder_model_merged_quantized.onnx"), session(f"{out}/decoder_lean.onnx")
    past = {i.name: np.zeros((1, hidden.shape[2] // HEAD, 0, HEAD), np.float32) for i in old.get_inputs() if "past" in i.name}
    expected = old.run(["logits"], {"input_ids": [tokens], "encoder_hidden_states": hidden, "use_cache_branch": [False], **past})[0]
    encoder = session(f"{out}/encoder_lean.onnx")
    cross = dict(zip((o.name for o in encoder.get_outputs()), encoder.run(None, {"input_features": mel})))
    nothing = np.zeros((1, 0, next(i.shape[2] for i in new.get_inputs() if i.name == "past")), np.float32)
    mask = np.triu(np.full((4, 4), -1e9, np.float32), 1)[None, None]
    table, scales = vocabulary_of(Pack(f"{pack}/onnx/decoder_model_merged_quantized.onnx"))
    exact = in_full(table, scales)
    feeds = {"embedded": exact[tokens][None], "positions": [range(4)], "wanted": np.arange(4), "mask": mask, "past": nothing, **cross}
    rough, h = new.run(["logits", "hidden"], feeds)
    logits = h @ exact.T
    print(f"largest difference of logits {np.abs(logits - expected).max():.2f} of {np.abs(expected).max():.1f}, in 4 bits {np.abs(rough - expected).max():.2f}")
    assert (logits.argmax(-1) == expected.argmax(-1)).all()
    assert (np.take_along_axis(rough, logits.argmax(-1)[..., None], -1) > rough.max(-1, keepdims=True) - 3).all()


def main(pack, out):
    encoder, decoder = (f"{pack}/onnx/{name}_quantized.onnx" for name in ("encoder_model", "decoder_model_merged"))
    enc, dec = Pack(encoder), Pack(decoder)
    make_encoder(enc, dec, outliers_of(encoder), f"{out}/encoder_lean.onnx")
    make_decoder(dec, f"{out}/decoder_lean.onnx")
    save_projection(dec, f"{out}/projection.bin")
    check(pack, out)


if __name__ == "__main__":
    main(*sys.argv[1:])
