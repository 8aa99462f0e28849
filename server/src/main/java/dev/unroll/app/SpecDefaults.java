package dev.unroll.app;

import dev.unroll.train.Architecture;
import dev.unroll.train.Learning;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Sampling;
import dev.unroll.train.Split;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The defaults of {@link RunSpec} for the options that carry its settings. */
final class SpecDefaults implements IDefaultValueProvider {
    private final Map<String, Object> values = new HashMap<>();

    SpecDefaults() {
        RunSpec spec = RunSpec.DEFAULT;
        Architecture architecture = spec.architecture();
        values.put("--tokens", spec.tokens());
        values.put("--cell", architecture.cell());
        values.put("--layers", architecture.layers());
        values.put("--hidden", architecture.hidden());
        values.put("--slots", architecture.memory().slots());
        values.put("--width", architecture.memory().width());
        values.put("--read-heads", architecture.memory().readHeads());
        values.put("--dropout", plain(architecture.dropout()));
        values.put("--init", architecture.initializer());
        values.put("--forget-bias", plain(architecture.forgetBias()));
        Learning learning = spec.learning();
        values.put("--sequence", learning.sequenceLength());
        values.put("--batch", learning.batch());
        values.put("--optimizer", learning.optimizer());
        values.put("--momentum", plain(learning.momentum()));
        values.put("--rate", plain(learning.learningRate()));
        values.put("--schedule", learning.schedule());
        values.put("--clip", plain(learning.gradientClip()));
        values.put("--clip-by", learning.gradientClipBy());
        values.put("--teacher-forcing", plain(learning.teacherForcing()));
        Split split = spec.split();
        values.put("--validation", plain(split.validationFraction()));
        values.put("--test", plain(1 - split.trainFraction() - split.validationFraction()));
        values.put("--seed", spec.seed());
        Sampling sampling = spec.sampling();
        values.put("--length", sampling.length());
        values.put("--temperature", plain(sampling.temperature()));
        values.put("--top-k", sampling.topK());
        values.put("--top-p", plain(sampling.topP()));
        values.put("--prime", sampling.prime());
    }

    private static String plain(double value) {
        double rounded = Math.rint(value * 1e9) / 1e9;
        return rounded == Math.rint(rounded) ? String.format(Locale.ROOT, "%.0f", rounded) : Double.toString(rounded);
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        Object value = argument instanceof OptionSpec option ? values.get(option.longestName()) : null;
        return value == null ? null : value.toString();
    }
}
