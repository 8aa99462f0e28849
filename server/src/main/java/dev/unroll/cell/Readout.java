package dev.unroll.cell;

import dev.unroll.param.Parameter;
import java.util.List;

/**
 * What makes scores of the outputs of the top layer.
 *
 * @param weights one below the other, outputs × vocabulary together
 * @param bias one row
 */
public record Readout(List<Parameter> weights, Parameter bias) {}
