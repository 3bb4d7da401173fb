"""Keras on TensorFlow as the bench measures it: train_on_batch as a training loop calls it, and the bare forward pass for evaluation."""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import numpy as np
import tensorflow as tf
from keras import layers


class Subject:
    def __init__(self, setup):
        keras.utils.set_random_seed(1)
        self.rows = setup["batchSize"]
        description, objectives = setup["network"], setup["objectives"]
        decay = {kind: keras.regularizers.L2(objectives[kind + "Decay"]) if objectives[kind + "Decay"] > 0 else None for kind in ("encoder", "decoder")}
        spec = description["spec"]
        size, dims, classes = spec["imageSize"], spec["dims"], spec["classes"]
        image = keras.Input((size, size, 1))
        code = image
        for layer in description["encoder"]:
            code = build(layer, decay["encoder"])(code)
        mapping = build(description["mapping"], decay["encoder"])(code)
        bottleneck = layers.Concatenate()([mapping, build(description["other"], decay["encoder"])(code)]) if description["other"] else mapping
        outputs, losses, amounts = {"mapping": mapping}, {"mapping": sum_of_squares}, {"mapping": objectives["weights"]["mapping"]}
        ones = np.ones(self.rows, np.float32)
        images = np.random.rand(self.rows, size, size, 1).astype(np.float32)
        targets = {"mapping": np.random.randn(self.rows, dims).astype(np.float32)}
        if description["classifier"]:
            outputs["classes"] = build(description["classifier"], decay["encoder"])(bottleneck)
            losses["classes"] = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
            amounts["classes"] = objectives["weights"]["classification"]
            targets["classes"] = np.random.randint(0, classes, self.rows)
        if description["decoder"]:
            drawn = bottleneck
            for layer in description["decoder"]:
                drawn = build(layer, decay["decoder"])(drawn)
            outputs["drawing"] = drawn
            losses["drawing"] = pixel_entropy
            amounts["drawing"] = objectives["weights"]["reconstruction"]
            targets["drawing"] = images
        self.model = keras.Model(image, outputs)
        optimiser = keras.optimizers.Adam(objectives["learningRate"])
        self.model.compile(optimizer=optimiser, loss=losses, loss_weights=amounts)
        self.images, self.targets, self.weights = images, targets, {name: ones for name in targets}
        encoder = keras.Model(image, bottleneck)
        self.forward = tf.function(lambda images: encoder(images, training=False))
        self.tensor = tf.constant(images)

    def train(self):
        return float(np.asarray(self.model.train_on_batch(self.images, self.targets, sample_weight=self.weights)).ravel()[0])

    def evaluate(self):
        return float(self.forward(self.tensor).numpy()[0, 0])


def sum_of_squares(truth, output):
    return tf.reduce_sum(tf.square(output - truth), axis=-1)


def pixel_entropy(truth, logits):
    return tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(truth, logits), axis=(1, 2, 3))


def build(layer, decay):
    kind, name = layer["kind"], layer["name"]
    activation = {"relu": "relu", "linear": None, "sigmoid": None}.get(layer.get("activation"))  # sigmoid: logits go into the loss
    if kind == "convolution":
        return layers.Conv2D(layer["output"][2], layer["kernel"], layer["stride"], layer["padding"], activation=activation, kernel_regularizer=decay, name=name)
    if kind == "transposed-convolution":
        return layers.Conv2DTranspose(layer["output"][2], layer["kernel"], layer["stride"], layer["padding"], activation=activation, kernel_regularizer=decay, name=name)
    if kind == "max-pool":
        return layers.MaxPooling2D(layer["size"], layer["stride"], layer["padding"], name=name)
    if kind == "dense":
        return layers.Dense(layer["output"][2], activation=activation, kernel_regularizer=decay, name=name)
    if kind == "dropout":
        return layers.Dropout(layer["rate"], name=name)
    height, width, channels = layer["output"]
    return layers.Flatten(name=name) if height * width == 1 else layers.Reshape((height, width, channels), name=name)


version = f"Keras {keras.__version__} on TensorFlow {tf.__version__}"
