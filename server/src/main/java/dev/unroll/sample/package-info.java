/** Choosing a token from logits; writing text with a network. */
@NullMarked
package dev.unroll.sample;

import org.jspecify.annotations.NullMarked;
