/** REST, WebSocket, the records of the wire, who may come in. */
@NullMarked
package dev.unroll.web;

import org.jspecify.annotations.NullMarked;
