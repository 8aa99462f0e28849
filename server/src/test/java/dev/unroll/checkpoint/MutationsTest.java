package dev.unroll.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.numeric.EjmlKernels;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Rng;
import dev.unroll.optim.OptimizerKind;
import dev.unroll.text.Corpus;
import dev.unroll.text.TokenKind;
import dev.unroll.train.AdditionSpec;
import dev.unroll.train.AdditionTrainer;
import dev.unroll.train.MemorySettings;
import dev.unroll.train.Resumable;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Specs;
import dev.unroll.train.Trainer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files that are nearly checkpoints, very many of them: each is refused by name, or means what it says. */
class MutationsTest {
    private static final Kernels KERNELS = new EjmlKernels();
    private static final Origin ORIGIN = new Origin("any", "17", "");
    private static final int MUTANTS = Integer.getInteger("unroll.mutants", 100_000);

    private final Map<Rejection, Integer> refused = new EnumMap<>(Rejection.class);
    private int read;

    private static Trainer text(String cell, OptimizerKind optimizer, TokenKind tokens) throws IOException {
        RunSpec spec = RunSpec.DEFAULT
                .with(tokens)
                .with(Specs.architecture(cell, 2, 1).with(new MemorySettings(2, 2, 1)))
                .with(Specs.learning(3, 2, optimizer, 0.01));
        Corpus corpus = Corpus.read(
                () -> new ByteArrayInputStream("ab ba ".repeat(9).getBytes(StandardCharsets.UTF_8)), tokens);
        Trainer trainer = new Trainer(spec, corpus, KERNELS);
        trainer.step();
        trainer.step();
        return trainer;
    }

    private static List<Resumable> trainers() throws IOException {
        AdditionTrainer addition = new AdditionTrainer(AdditionSpec.DEFAULT, KERNELS);
        addition.step();
        return List.of(
                text("rnn", OptimizerKind.SGD, TokenKind.CHARACTERS),
                text("gru", OptimizerKind.ADAM, TokenKind.WORDS),
                text("lstm", OptimizerKind.RMSPROP, TokenKind.STATES),
                text("dnc", OptimizerKind.ADAGRAD, TokenKind.BYTES),
                addition);
    }

    @Test
    void aHundredThousandMutantsAreRefusedByNameOrSaveBackIdentically() throws IOException {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long begun = clock.getCurrentThreadCpuTime();
        List<Resumable> trainers = trainers();
        List<byte[]> files = new ArrayList<>();
        for (Resumable trainer : trainers) {
            files.add(SavedRun.bytes(trainer, ORIGIN));
        }
        Mutator mutator = new Mutator(Rng.stream(20, 1));
        for (int i = 0; i < MUTANTS; i++) {
            int which = i % files.size();
            byte[] mutant = mutator.mutate(files.get(which));
            tryWhole(mutant, trainers.get(which));
            if (i % 4 == 0) {
                tryWeights(mutant);
            }
        }
        assertThat(refused.keySet()).as("of each kind: %s", refused).hasSizeGreaterThan(20);
        assertThat(read).as("read, and refused %s", refused).isGreaterThan(MUTANTS / 100);
        assertThat((clock.getCurrentThreadCpuTime() - begun) / 1e9)
                .as("seconds of this thread")
                .isLessThan(60);
    }

    private void tryWhole(byte[] mutant, Resumable trainer) {
        try {
            SavedRun.read(mutant).restore(trainer);
            byte[] again = SavedRun.bytes(trainer, ORIGIN);
            SavedRun.read(again).restore(trainer);
            assertThat(SavedRun.bytes(trainer, ORIGIN)).isEqualTo(again);
            read++;
        } catch (UnreadableCheckpoint e) {
            refused.merge(e.rejection(), 1, Integer::sum);
        }
    }

    private void tryWeights(byte[] mutant) throws IOException {
        try {
            byte[] again = weights(Checkpoint.read(mutant, KERNELS));
            assertThat(weights(Checkpoint.read(again, KERNELS))).isEqualTo(again);
            read++;
        } catch (UnreadableCheckpoint e) {
            refused.merge(e.rejection(), 1, Integer::sum);
        }
    }

    private static byte[] weights(Checkpoint checkpoint) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        checkpoint.writeWeights(out);
        return out.toByteArray();
    }

    /** Changes files where it matters: lengths, tokens of the header, what the metadata say, numbers; checksums made right again or not. */
    private static final class Mutator {
        private static final List<String> NUMBERS = List.of(
                "0",
                "1",
                "-1",
                "2",
                "3",
                "4",
                "8",
                "1.5",
                "1e3",
                "2147483647",
                "2147483648",
                "4294967296",
                "9223372036854775807",
                "9223372036854775808",
                "99999999999999999999999999999999999",
                "null",
                "[]");
        private static final List<String> SCRAPS = List.of(
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\"",
                "\\",
                "\\ud800",
                "[[[[[[[[[[[[]]]]]]]]]]]]",
                "\u0000",
                "\t",
                " ",
                "F64",
                "Q8",
                "\"__metadata__\":{},",
                "\"x\":",
                "true",
                "state.",
                "_l1",
                "é");

        private final Rng rng;

        Mutator(Rng rng) {
            this.rng = rng;
        }

        byte[] mutate(byte[] file) {
            return switch (rng.nextInt(10)) {
                case 0 -> flipped(file);
                case 1 -> Arrays.copyOf(file, rng.nextInt(2 * file.length));
                case 2 -> length(file);
                case 3, 4, 5 -> header(file, numberChanged(headerOf(file)));
                case 6 -> header(file, scrapped(headerOf(file)));
                case 7 -> header(file, doubled(headerOf(file)));
                default -> meaning(file);
            };
        }

        private byte[] flipped(byte[] file) {
            byte[] other = file.clone();
            for (int i = rng.nextInt(4); i >= 0; i--) {
                other[rng.nextInt(other.length)] ^= (byte) (1 << rng.nextInt(8));
            }
            return other;
        }

        private byte[] length(byte[] file) {
            byte[] other = file.clone();
            other[rng.nextInt(8)] = (byte) new int[] {0, 1, 127, 128, 255}[rng.nextInt(5)];
            if (rng.nextInt(4) == 0) {
                Arrays.fill(other, 0, 8, (byte) 0);
            }
            return other;
        }

        private static int lengthOf(byte[] file) {
            return (file[0] & 0xFF) | ((file[1] & 0xFF) << 8) | ((file[2] & 0xFF) << 16);
        }

        private static String headerOf(byte[] file) {
            return new String(file, 8, lengthOf(file), StandardCharsets.UTF_8);
        }

        private byte[] header(byte[] file, String header) {
            byte[] json = header.getBytes(rng.nextInt(20) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
            byte[] other = new byte[8 + json.length + file.length - 8 - lengthOf(file)];
            for (int i = 0; i < 4; i++) {
                other[i] = (byte) (json.length >>> (8 * i));
            }
            System.arraycopy(json, 0, other, 8, json.length);
            int data = 8 + lengthOf(file);
            System.arraycopy(file, data, other, 8 + json.length, file.length - data);
            return other;
        }

        /** Of the tensors' descriptions, which stand behind the metadata. */
        private String numberChanged(String header) {
            int from = header.indexOf("\"dtype\"");
            int at = from + rng.nextInt(header.length() - from);
            while (at < header.length() && !Character.isDigit(header.charAt(at))) {
                at++;
            }
            int end = at;
            while (end < header.length() && Character.isDigit(header.charAt(end))) {
                end++;
            }
            return header.substring(0, at) + NUMBERS.get(rng.nextInt(NUMBERS.size())) + header.substring(end);
        }

        private String scrapped(String text) {
            int at = rng.nextInt(text.length());
            int end = Math.min(text.length(), at + rng.nextInt(4));
            String scrap = rng.nextInt(200) == 0 ? "9".repeat(700) : SCRAPS.get(rng.nextInt(SCRAPS.size()));
            return text.substring(0, at) + scrap + text.substring(end);
        }

        /** Puts a piece of the header elsewhere once more. */
        private String doubled(String header) {
            String[] pieces = header.split("(?<=},)", -1);
            String piece = pieces[rng.nextInt(pieces.length)];
            return rng.nextInt(2) == 0 ? header.replace(piece, piece + piece) : header.replace(piece, "");
        }

        /** A file that is sound, but for what it says. */
        private byte[] meaning(byte[] file) {
            try {
                ByteSource source = ByteSource.of(file);
                Safetensors content = Safetensors.read(Header.read(source), source);
                List<String> names = new ArrayList<>(content.tensors().keySet());
                String name = names.get(rng.nextInt(names.size()));
                Tensor tensor = Optional.ofNullable(content.tensors().get(name)).orElseThrow();
                switch (rng.nextInt(6)) {
                    case 0 -> content.tensors().remove(name);
                    case 1 -> content.tensors().put(name + "x", tensor);
                    case 2 ->
                        content.tensors().put(name, new Tensor(new int[] {1, tensor.data().length}, tensor.data()));
                    case 3 -> tensor.data()[rng.nextInt(tensor.data().length)] = Float.NaN;
                    case 4 -> {
                        // as it was
                    }
                    default -> {
                        List<String> keys = new ArrayList<>(content.metadata().keySet());
                        String key = keys.get(rng.nextInt(keys.size()));
                        String text =
                                Optional.ofNullable(content.metadata().get(key)).orElseThrow();
                        content.metadata().put(key, text.isEmpty() ? "x" : scrapped(text));
                    }
                }
                if (rng.nextInt(8) > 0) {
                    content.metadata().put(Checksums.KEY, Checksums.text(content.metadata(), content.tensors()));
                }
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                content.write(out);
                return out.toByteArray();
            } catch (IOException | UnreadableCheckpoint e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
