package dev.unroll.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.numeric.EjmlKernels;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Rng;
import dev.unroll.param.Parameter;
import dev.unroll.sample.Sampler;
import dev.unroll.sample.TextWriter;
import dev.unroll.text.Corpus;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Sampling;
import dev.unroll.train.Specs;
import dev.unroll.train.Trainer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final Kernels KERNELS = new EjmlKernels();
    private static final String TEXT = "héllo wörld 三字經\n".repeat(30);

    private static Trainer trained(String cell) throws IOException {
        RunSpec spec = RunSpec.DEFAULT.with(Specs.architecture(cell, 6, 2));
        Corpus corpus = Corpus.read(() -> new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_8)));
        Trainer trainer = new Trainer(spec, corpus, KERNELS);
        for (int i = 0; i < 20; i++) {
            trainer.step();
        }
        return trainer;
    }

    private static byte[] bytes(Trainer trainer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Checkpoint(trainer.network(), trainer.vocabulary(), Optional.of(trainer.spec()), trainer.steps())
                .writeWeights(out);
        return out.toByteArray();
    }

    private static Safetensors content(byte[] file) throws IOException, UnreadableCheckpoint {
        ByteSource source = ByteSource.of(file);
        return Safetensors.read(Header.read(source), source);
    }

    private static byte[] bytes(Safetensors content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        content.write(out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rnn", "lstm", "gru", "dnc", "dnc-numpy"})
    void whatIsReadIsWhatWasWritten(String cell) throws Exception {
        Trainer trainer = trained(cell);
        Checkpoint read = Checkpoint.read(bytes(trainer), KERNELS);

        assertThat(read.spec()).contains(trainer.spec());
        assertThat(read.step()).isEqualTo(20);
        assertThat(read.vocabulary().symbols()).isEqualTo(trainer.vocabulary().symbols());
        for (Parameter parameter : trainer.network().parameters()) {
            assertThat(read.network().parameters().named(parameter.name()).numbers())
                    .as(parameter.name())
                    .isEqualTo(parameter.numbers());
        }
        String text = new TextWriter(read.network(), read.vocabulary())
                .write("héllo", 40, Sampler.temperature(1), Rng.stream(5, 1));
        assertThat(text).isEqualTo(trainer.sample(new Sampling(0, 40, 1, 0, 1, "héllo"), 5));
    }

    @Test
    void theTensorsHavePyTorchsNamesAndShapes() throws Exception {
        Map<String, Tensor> tensors = content(bytes(trained("gru"))).tensors();
        int vocabulary = trained("gru").vocabulary().size();

        assertThat(tensors.keySet())
                .containsExactlyInAnyOrder(
                        "rnn.weight_ih_l0",
                        "rnn.weight_hh_l0",
                        "rnn.bias_ih_l0",
                        "rnn.bias_hh_l0",
                        "rnn.weight_ih_l1",
                        "rnn.weight_hh_l1",
                        "rnn.bias_ih_l1",
                        "rnn.bias_hh_l1",
                        "decoder.weight",
                        "decoder.bias");
        assertThat(named(tensors, "rnn.weight_ih_l0").shape()).containsExactly(18, vocabulary);
        assertThat(named(tensors, "rnn.weight_ih_l1").shape()).containsExactly(18, 6);
        assertThat(named(tensors, "rnn.bias_hh_l1").shape()).containsExactly(18);
        assertThat(named(tensors, "decoder.weight").shape()).containsExactly(vocabulary, 6);
    }

    @Test
    void theTensorsOfAMemoryHaveTheNamesOfThePaper() throws Exception {
        Map<String, Tensor> tensors = content(bytes(trained("dnc"))).tensors();
        int vocabulary = trained("dnc").vocabulary().size();

        assertThat(named(tensors, "controller_weight_ih").shape()).containsExactly(24, vocabulary + 16);
        assertThat(named(tensors, "controller_weight_hh").shape()).containsExactly(24, 6);
        assertThat(named(tensors, "controller_bias").shape()).containsExactly(24);
        assertThat(named(tensors, "interface_weight").shape()).containsExactly(16 + 3 * 16 + 5 + 3, 6);
        assertThat(named(tensors, "interface_bias").shape()).containsExactly(16 + 3 * 16 + 5 + 3);
        assertThat(named(tensors, "controller_weight_ih_l1").shape()).containsExactly(24, 6 + 16 + 16);
        assertThat(named(tensors, "output_weight").shape()).containsExactly(vocabulary, 6);
        assertThat(named(tensors, "read_weight").shape()).containsExactly(vocabulary, 16);
        assertThat(named(tensors, "output_bias").shape()).containsExactly(vocabulary);
    }

    @Test
    void aMemoryOfUnknownSizeIsRefusedInASentence() throws Exception {
        Safetensors ours = content(bytes(trained("dnc")));
        Map<String, String> metadata = new LinkedHashMap<>(ours.metadata());
        metadata.remove("spec");
        assertRefused(bytes(new Safetensors(metadata, ours.tensors())), "must say how large the memory is");
        metadata.put("spec", "{\"memory\": {\"slots\": 16, \"width\": 8, \"readHeads\": 1}}");
        assertRefused(bytes(new Safetensors(metadata, ours.tensors())), "must have the shape");
    }

    @ParameterizedTest
    @CsvSource({
        "lstm, rnn.weight_ih_l0, decoder.weight, decoder.bias",
        "dnc, controller_weight_ih, output_weight, output_bias"
    })
    void aVocabularyInAnotherOrderMeansTheSame(String cell, String input, String output, String bias) throws Exception {
        Trainer trainer = trained(cell);
        Safetensors ours = content(bytes(trainer));
        int size = trainer.vocabulary().size();
        List<String> symbols = trainer.vocabulary().symbols();
        String reversed = "[\"" + String.join("\",\"", reversed(symbols)).replace("\n", "\\n") + "\"]";
        Map<String, Tensor> tensors = new LinkedHashMap<>(ours.tensors());
        tensors.put(input, columnsReversed(named(tensors, input), size));
        tensors.put(output, rowsReversed(named(tensors, output), 6));
        tensors.put(bias, rowsReversed(named(tensors, bias), 1));
        if (cell.equals("dnc")) {
            tensors.put("read_weight", rowsReversed(named(tensors, "read_weight"), 16));
        }
        String memory = "{\"memory\": {\"slots\": 16, \"width\": 16, \"readHeads\": 1}}";

        Checkpoint read = Checkpoint.read(
                bytes(new Safetensors(Map.of("vocabulary", reversed, "spec", memory), tensors)), KERNELS);
        for (Parameter parameter : trainer.network().parameters()) {
            assertThat(read.network().parameters().named(parameter.name()).numbers())
                    .as(parameter.name())
                    .isEqualTo(parameter.numbers());
        }
        assertThat(read.spec()).isEmpty();
    }

    private static Tensor named(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    private static List<String> reversed(List<String> symbols) {
        String[] turned = new String[symbols.size()];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = symbols.get(turned.length - 1 - i);
        }
        return List.of(turned);
    }

    /** The first so many columns of each row. */
    private static Tensor columnsReversed(Tensor tensor, int columns) {
        float[] turned = tensor.data().clone();
        int stride = tensor.shape()[1];
        for (int i = 0; i < turned.length; i++) {
            int column = i % stride;
            if (column < columns) {
                turned[i - column + columns - 1 - column] = tensor.data()[i];
            }
        }
        return new Tensor(tensor.shape(), turned);
    }

    private static Tensor rowsReversed(Tensor tensor, int columns) {
        int rows = tensor.data().length / columns;
        float[] turned = new float[tensor.data().length];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(tensor.data(), row * columns, turned, (rows - 1 - row) * columns, columns);
        }
        return new Tensor(tensor.shape(), turned);
    }

    @Test
    void aFileCutOffAnywhereIsRefusedInASentence() throws Exception {
        byte[] whole = bytes(trained("rnn"));
        for (int length = 0; length < whole.length; length += 37) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Checkpoint.read(cut, KERNELS))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(UnreadableCheckpoint.class);
        }
    }

    @Test
    void whatIsNoCheckpointIsRefusedInASentence() throws Exception {
        Safetensors ours = content(bytes(trained("rnn")));
        Map<String, Tensor> lacking = new LinkedHashMap<>(ours.tensors());
        lacking.remove("decoder.bias");
        Map<String, Tensor> misshapen = new LinkedHashMap<>(ours.tensors());
        misshapen.put("decoder.bias", Tensor.of(new float[3], 3));

        assertRefused(
                "Just a text, which is not a checkpoint at all".getBytes(StandardCharsets.UTF_8), "not a safetensors");
        assertRefused(bytes(new Safetensors(Map.of(), ours.tensors())), "no vocabulary");
        assertRefused(bytes(new Safetensors(Map.of("vocabulary", "[\"a\",\"a\"]"), ours.tensors())), "twice");
        assertRefused(bytes(new Safetensors(Map.of("vocabulary", "[\"ab\"]"), ours.tensors())), "one character");
        assertRefused(bytes(new Safetensors(Map.of("vocabulary", "{"), ours.tensors())), "JSON array");
        assertRefused(bytes(new Safetensors(Map.of("vocabulary", "null"), ours.tensors())), "JSON array");
        assertRefused(bytes(new Safetensors(Map.of("vocabulary", "[null]"), ours.tensors())), "one character");
        assertRefused(bytes(new Safetensors(ours.metadata(), lacking)), "no tensor decoder.bias");
        assertRefused(bytes(new Safetensors(ours.metadata(), misshapen)), "decoder.bias must have the shape");
        assertRefused(bytes(new Safetensors(ours.metadata(), Map.of())), "no matrix rnn.weight_hh_l0");
    }

    @Test
    void weightsThatAreNotFiniteAreRefused() throws Exception {
        Trainer trainer = trained("rnn");
        trainer.network().parameters().named("decoder.bias").numbers()[0] = Float.NaN;
        assertRefused(bytes(trainer), "decoder.bias has a number that is not finite");
    }

    private static void assertRefused(byte[] file, String message) {
        assertThatThrownBy(() -> Checkpoint.read(file, KERNELS))
                .isInstanceOf(UnreadableCheckpoint.class)
                .hasMessageContaining(message);
    }
}
