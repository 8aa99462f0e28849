/** Bytes to folded text, vocabulary, tokens and the windows of a batch; the built-in corpora. */
@NullMarked
package dev.unroll.text;

import org.jspecify.annotations.NullMarked;
