/** A trainer to safetensors and back. */
@NullMarked
package dev.unroll.checkpoint;

import org.jspecify.annotations.NullMarked;
