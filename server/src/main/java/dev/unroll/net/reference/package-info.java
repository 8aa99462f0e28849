/**
 * The forward pass once more in plain {@code double}, one number at a time, written to be read. It is what the fast one is checked
 * against.
 */
@NullMarked
package dev.unroll.net.reference;

import org.jspecify.annotations.NullMarked;
