package dev.unroll.task.shapes;

/**
 * How a network does on what it is tried on.
 *
 * @param loss mean over the answers asked for, in nats
 * @param exact share of examples with every answer right
 * @param symbols share of right answers
 * @param examples how many were tried
 * @param apart whether none of them is ever trained on
 */
public record Accuracy(double loss, double exact, double symbols, int examples, boolean apart) {}
