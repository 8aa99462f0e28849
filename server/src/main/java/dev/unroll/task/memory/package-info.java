/**
 * Sequences of binary vectors that are to be answered from memory: echo, copy, repeat copy, associative recall and priority sort. An item
 * is a vector of random bits; what else is read at a step has channels of its own.
 */
@NullMarked
package dev.unroll.task.memory;

import org.jspecify.annotations.NullMarked;
