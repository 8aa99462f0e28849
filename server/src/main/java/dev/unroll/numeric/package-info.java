/** Kernels that write into their last argument; exp, tanh, sigmoid, softmax; a seeded generator. */
@NullMarked
package dev.unroll.numeric;

import org.jspecify.annotations.NullMarked;
