/** What outlives the server: files written so that a crash leaves the old or the new, never half. */
@NullMarked
package dev.unroll.store;

import org.jspecify.annotations.NullMarked;
