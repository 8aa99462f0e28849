/** One step: batch, forward, backward, clip, update, report. No thread, no file. */
@NullMarked
package dev.unroll.train;

import org.jspecify.annotations.NullMarked;
