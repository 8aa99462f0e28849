/**
 * The external memory of the differentiable neural computer of Graves et al. 2016 (Methods), part by part. In docstrings M is the memory,
 * N slots × W; R read heads; w the weightings; a subscript t - 1 stands for the step before.
 */
@NullMarked
package dev.unroll.cell.dnc;

import org.jspecify.annotations.NullMarked;
