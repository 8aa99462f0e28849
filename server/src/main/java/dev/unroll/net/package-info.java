/** Cells stacked between an input layer and an output head; loss and gradients of a window; gradient check. */
@NullMarked
package dev.unroll.net;

import org.jspecify.annotations.NullMarked;
