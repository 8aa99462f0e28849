/** Optimisers. They know parameters, not cells. */
@NullMarked
package dev.unroll.optim;

import org.jspecify.annotations.NullMarked;
