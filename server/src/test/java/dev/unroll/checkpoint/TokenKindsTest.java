package dev.unroll.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unroll.numeric.EjmlKernels;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Rng;
import dev.unroll.optim.OptimizerKind;
import dev.unroll.sample.TextWriter;
import dev.unroll.text.Corpus;
import dev.unroll.text.TokenKind;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Sampling;
import dev.unroll.train.Specs;
import dev.unroll.train.Trainer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of networks that learn characters, bytes, words or states. */
class TokenKindsTest {
    private static final Kernels KERNELS = new EjmlKernels();
    private static final String TEXT = "don't stop: héllo wörld 三字經 😀\n".repeat(20);

    private static Corpus corpus(TokenKind kind) throws IOException {
        return Corpus.read(() -> new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_8)), kind);
    }

    private static Trainer trainer(TokenKind kind) throws IOException {
        RunSpec spec = RunSpec.DEFAULT
                .with(kind)
                .with(Specs.architecture("lstm", 7, 2))
                .with(Specs.learning(5, 3, OptimizerKind.ADAM, 0.01));
        return new Trainer(spec, corpus(kind), KERNELS);
    }

    private static Trainer trained(TokenKind kind, int steps) throws IOException {
        Trainer trainer = trainer(kind);
        for (int i = 0; i < steps; i++) {
            trainer.step();
        }
        return trainer;
    }

    private static byte[] file(Trainer trainer) throws IOException {
        return SavedRun.bytes(
                trainer, Origin.here(KERNELS, corpus(trainer.spec().tokens()).sha256()));
    }

    private static byte[] weights(Trainer trainer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Checkpoint(trainer.network(), trainer.vocabulary(), Optional.of(trainer.spec()), trainer.steps())
                .writeWeights(out);
        return out.toByteArray();
    }

    private static Safetensors content(byte[] file) throws IOException, UnreadableCheckpoint {
        ByteSource source = ByteSource.of(file);
        return Safetensors.read(Header.read(source), source);
    }

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void aTrainingInAnyTokensGoesOnBitForBitAndKnowsItsSymbols(TokenKind kind) throws Exception {
        Trainer whole = trained(kind, 26);
        Trainer first = trained(kind, 11);
        SavedRun saved = SavedRun.read(file(first));
        assertThat(((RunSpec) saved.spec()).tokens()).isEqualTo(kind);
        assertThat(saved.vocabulary()).hasValueSatisfying(known -> {
            assertThat(known.kind()).isEqualTo(kind);
            assertThat(known.symbols()).isEqualTo(first.vocabulary().symbols());
        });
        Trainer second = trainer(kind);
        saved.restore(second);
        for (int i = 11; i < 26; i++) {
            second.step();
        }
        assertThat(second.state().hash()).isEqualTo(whole.state().hash());
        assertThat(second.smoothLoss()).isEqualTo(whole.smoothLoss());
    }

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void aNetworkReadFromAFileWritesWhatTheOneThatWasWrittenWrites(TokenKind kind) throws Exception {
        Trainer trainer = trained(kind, 30);
        String expected = trainer.sample(new Sampling(0, 60, 1, 0, 1, "stop:"), 5);
        for (byte[] file : List.of(file(trainer), weights(trainer))) {
            Checkpoint read = Checkpoint.read(file, KERNELS);
            assertThat(read.vocabulary().kind()).isEqualTo(kind);
            String text = new TextWriter(read.network(), read.vocabulary())
                    .write("stop:", 60, Sampling.DEFAULT.sampler(), Rng.stream(5, 1));
            assertThat(text).isEqualTo(expected).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void symbolsInAnotherOrderMeanTheSame(TokenKind kind) throws Exception {
        Trainer trainer = trained(kind, 3);
        Safetensors ours = content(weights(trainer));
        Map<String, String> metadata = new LinkedHashMap<>(ours.metadata());
        List<String> symbols = new ArrayList<>(trainer.vocabulary().symbols());
        Collections.reverse(symbols);
        metadata.put(Metadata.VOCABULARY, new ObjectMapper().writeValueAsString(symbols));
        Map<String, Tensor> tensors = new LinkedHashMap<>(ours.tensors());
        Tensor bias = Objects.requireNonNull(tensors.get("decoder.bias"));
        float[] turned = new float[bias.data().length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = bias.data()[turned.length - 1 - i];
        }
        tensors.put("decoder.bias", Tensor.of(turned, turned.length));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Safetensors(metadata, tensors).write(out);
        Checkpoint read = Checkpoint.read(out.toByteArray(), KERNELS);
        assertThat(read.network().readout().bias().numbers())
                .isEqualTo(trainer.network().readout().bias().numbers());
    }

    @Test
    void aFileWithoutTokensIsOfCharacters() throws Exception {
        Trainer trainer = trained(TokenKind.CHARACTERS, 2);
        Safetensors ours = content(weights(trainer));
        Map<String, String> before = new LinkedHashMap<>(ours.metadata());
        before.remove(Metadata.TOKENS);
        before.computeIfPresent(Metadata.SPEC, (key, spec) -> spec.replace("\"tokens\":\"characters\",", ""));
        assertThat(before.get(Metadata.SPEC)).doesNotContain("tokens");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Safetensors(before, ours.tensors()).write(out);
        Checkpoint read = Checkpoint.read(out.toByteArray(), KERNELS);
        assertThat(read.vocabulary().kind()).isEqualTo(TokenKind.CHARACTERS);
        assertThat(read.spec()).contains(trainer.spec());
    }

    @Test
    void whatCannotBeASymbolOfItsTokensIsRefusedAndSoIsATrainerOfOthers() throws Exception {
        Safetensors ours = content(weights(trained(TokenKind.STATES, 1)));
        assertRefused(ours, Metadata.TOKENS, "letters", "its tokens must be one of");
        assertRefused(ours, Metadata.TOKENS, "bytes", "must be one byte, not");
        assertRefused(ours, Metadata.VOCABULARY, "[\"a b\"]", "must be one state, not \"a b\"");
        assertRefused(ours, Metadata.VOCABULARY, "[\"a\\ud800\"]", "must be one state");

        Corpus states = Corpus.read(
                () -> new ByteArrayInputStream("a b\nb a\n".repeat(9).getBytes(StandardCharsets.UTF_8)),
                TokenKind.STATES);
        Corpus words = Corpus.read(
                () -> new ByteArrayInputStream("a\nb\na\nb\n".repeat(9).getBytes(StandardCharsets.UTF_8)),
                TokenKind.WORDS);
        assertThat(words.vocabulary().symbols()).isEqualTo(states.vocabulary().symbols());
        Trainer ofStates = new Trainer(RunSpec.DEFAULT.with(TokenKind.STATES), states, KERNELS);
        Trainer ofWords = new Trainer(RunSpec.DEFAULT.with(TokenKind.WORDS), words, KERNELS);
        SavedRun saved = SavedRun.read(SavedRun.bytes(ofStates, Origin.here(KERNELS, "")));
        assertThatThrownBy(() -> saved.restore(ofWords))
                .isInstanceOf(UnreadableCheckpoint.class)
                .hasMessageContaining("its vocabulary is not that of the text");
    }

    private static void assertRefused(Safetensors ours, String key, String value, String message) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>(ours.metadata());
        metadata.put(key, value);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Safetensors(metadata, ours.tensors()).write(out);
        assertThatThrownBy(() -> Checkpoint.read(out.toByteArray(), KERNELS))
                .isInstanceOfSatisfying(
                        UnreadableCheckpoint.class,
                        e -> assertThat(e.rejection()).isEqualTo(Rejection.OUT_OF_RANGE))
                .hasMessageContaining(message);
    }
}
