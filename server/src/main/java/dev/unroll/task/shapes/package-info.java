/** The five shapes of sequences, each with a small problem that is generated. */
@NullMarked
package dev.unroll.task.shapes;

import org.jspecify.annotations.NullMarked;
