package dev.unroll.net.reference;

/** One recurrent layer. */
interface PlainCell {
    /** The layer before its first step, with a state of zeros. */
    PlainStream start();
}
