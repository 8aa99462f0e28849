/** A named weight with its gradient; the ordered set of them; norms, clipping. */
@NullMarked
package dev.unroll.param;

import org.jspecify.annotations.NullMarked;
