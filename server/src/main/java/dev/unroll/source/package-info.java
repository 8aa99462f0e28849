/** Texts that nobody uploads: read from artifacts on the class path, taken from packages, written by grammars whose entropy is known. */
@NullMarked
package dev.unroll.source;

import org.jspecify.annotations.NullMarked;
