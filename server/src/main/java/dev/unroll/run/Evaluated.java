package dev.unroll.run;

/**
 * The loss over the validating part of the text at a step.
 *
 * @param step steps taken
 * @param epoch passes over the trained part by then
 * @param validationLoss nats per character
 */
public record Evaluated(long step, double epoch, double validationLoss) {}
