/** Recurrent cells, laid out over the steps of a window. */
@NullMarked
package dev.unroll.cell;

import org.jspecify.annotations.NullMarked;
