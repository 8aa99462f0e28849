package dev.unroll.run;

/**
 * What the network wrote at a step.
 *
 * @param step steps taken when it was written
 * @param epoch passes over the text by then
 * @param loss the smooth loss by then, nats per character
 * @param text without the prime
 * @param prime what it was told to go on from
 * @param temperature of the choice of characters
 */
public record Sample(long step, double epoch, double loss, String text, String prime, double temperature) {}
