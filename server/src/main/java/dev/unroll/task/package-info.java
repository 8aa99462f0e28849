/** Problems that are generated, not read: binary addition, the networks that learn it, and what can be found in them. */
@NullMarked
package dev.unroll.task;

import org.jspecify.annotations.NullMarked;
