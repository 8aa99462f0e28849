package dev.unroll.checkpoint;

import dev.unroll.param.Parameter;
import dev.unroll.param.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The weights of a network under PyTorch's names and in its layout: outputs × inputs, two biases a layer, of which ours is the sum. The GRU's
 * new gate alone needs the second one.
 */
final class TorchLayout {
    private static final String BIAS = "rnn.bias_l";
    private static final String NEW_BIAS = "rnn.bias_hn_l";

    private TorchLayout() {}

    static Map<String, Tensor> of(Parameters weights) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Parameter parameter : weights) {
            String name = parameter.name();
            float[] values = parameter.value().data;
            if (name.startsWith(BIAS)) {
                tensors.put(name.replace(BIAS, "rnn.bias_ih_l"), Tensor.of(values.clone(), values.length));
                tensors.put(name.replace(BIAS, "rnn.bias_hh_l"), Tensor.of(new float[values.length], values.length));
            } else if (name.startsWith(NEW_BIAS)) {
                Tensor second = found(tensors, name.replace(NEW_BIAS, "rnn.bias_hh_l"));
                System.arraycopy(values, 0, second.data(), 2 * values.length, values.length);
            } else if (parameter.bias()) {
                tensors.put(name, Tensor.of(values.clone(), values.length));
            } else {
                tensors.put(name, Tensor.transposed(values, parameter.value().numRows, parameter.value().numCols));
            }
        }
        return tensors;
    }

    private static Tensor found(Map<String, Tensor> tensors, String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalStateException("no tensor is called " + name);
        }
        return tensor;
    }

    /** Sets {@code weights} from tensors. */
    static void load(Map<String, Tensor> tensors, Parameters weights) throws UnreadableCheckpoint {
        boolean gru = false;
        for (Parameter parameter : weights) {
            gru |= parameter.name().startsWith(NEW_BIAS);
        }
        for (Parameter parameter : weights) {
            String name = parameter.name();
            float[] values = parameter.value().data;
            if (name.startsWith(BIAS)) {
                float[] first = vector(tensors, name.replace(BIAS, "rnn.bias_ih_l"), values.length);
                float[] second = vector(tensors, name.replace(BIAS, "rnn.bias_hh_l"), values.length);
                int summed = gru ? values.length / 3 * 2 : values.length;
                for (int i = 0; i < values.length; i++) {
                    // to a sum with zero, -0 would be lost
                    values[i] = i < summed && second[i] != 0 ? first[i] + second[i] : first[i];
                }
            } else if (name.startsWith(NEW_BIAS)) {
                float[] second = vector(tensors, name.replace(NEW_BIAS, "rnn.bias_hh_l"), 3 * values.length);
                System.arraycopy(second, 2 * values.length, values, 0, values.length);
            } else if (parameter.bias()) {
                System.arraycopy(vector(tensors, name, values.length), 0, values, 0, values.length);
            } else {
                int inputs = parameter.value().numRows;
                int outputs = parameter.value().numCols;
                float[] matrix = shaped(tensors, name, outputs, inputs);
                System.arraycopy(Tensor.transposed(matrix, outputs, inputs).data(), 0, values, 0, values.length);
            }
        }
    }

    private static float[] vector(Map<String, Tensor> tensors, String name, int length) throws UnreadableCheckpoint {
        return shaped(tensors, name, length);
    }

    private static float[] shaped(Map<String, Tensor> tensors, String name, int... shape) throws UnreadableCheckpoint {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new UnreadableCheckpoint(Rejection.OTHER_TENSORS, "it has no tensor " + name);
        }
        if (!tensor.hasShape(shape)) {
            throw new UnreadableCheckpoint(
                    Rejection.OTHER_TENSORS,
                    "tensor %s must have the shape %s, has %s"
                            .formatted(name, Tensor.of(new float[0], shape).shapeText(), tensor.shapeText()));
        }
        return tensor.data();
    }
}
