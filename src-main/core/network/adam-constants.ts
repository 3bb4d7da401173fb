/** Adam's constants (Kingma and Ba 2015), the same for every engine. Epsilon has Keras' value and place: outside the square root, before the bias correction ("epsilon hat" in the paper). */
export const adamConstants = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;
