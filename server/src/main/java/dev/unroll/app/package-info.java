/** The entry point and the command line: reads settings, makes the objects, starts. */
@NullMarked
package dev.unroll.app;

import org.jspecify.annotations.NullMarked;
