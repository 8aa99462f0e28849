package dev.unroll.task;

/**
 * Holds a hidden unit at a value after every column, to see what depends on it.
 *
 * @param unit from 0
 */
public record Clamp(int unit, float value) {}
