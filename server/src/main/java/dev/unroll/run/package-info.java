/** Trainers on a fixed pool of threads: commands in, events out, fair shares. */
@NullMarked
package dev.unroll.run;

import org.jspecify.annotations.NullMarked;
