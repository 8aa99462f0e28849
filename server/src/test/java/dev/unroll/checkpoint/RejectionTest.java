package dev.unroll.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.unroll.Allocation;
import dev.unroll.numeric.EjmlKernels;
import dev.unroll.numeric.Kernels;
import dev.unroll.text.Corpus;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Specs;
import dev.unroll.train.Trainer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rejection there is, by a file that deserves it and nothing else. */
class RejectionTest {
    private static final Kernels KERNELS = new EjmlKernels();
    private static final String TENSOR = "'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}";

    private record Bad(Rejection rejection, ByteSource file, String sentence) {}

    private static Bad bad(Rejection rejection, byte[] file, String sentence) {
        return new Bad(rejection, ByteSource.of(file), sentence);
    }

    private static Trainer trained() throws IOException {
        RunSpec spec = RunSpec.DEFAULT.with(Specs.architecture("rnn", 3, 1));
        Corpus corpus =
                Corpus.read(() -> new ByteArrayInputStream("abcab ".repeat(40).getBytes(StandardCharsets.UTF_8)));
        Trainer trainer = new Trainer(spec, corpus, KERNELS);
        trainer.step();
        return trainer;
    }

    private static byte[] whole() throws IOException {
        return SavedRun.bytes(trained(), Origin.here(KERNELS, ""));
    }

    /** A header in single quotes, and so many zero bytes behind it. */
    private static byte[] file(String header, int bytes) {
        return file(header.replace('\'', '"').getBytes(StandardCharsets.UTF_8), bytes);
    }

    private static byte[] file(byte[] header, int bytes) {
        return ByteBuffer.allocate(8 + header.length + bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .array();
    }

    private static byte[] lengthOnly(long length) {
        return ByteBuffer.allocate(40)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .array();
    }

    private static byte[] tensor(String shape, String offsets) {
        return file("{'a':{'dtype':'F32','shape':%s,'data_offsets':%s}}".formatted(shape, offsets), 8);
    }

    /** A whole training, changed after it was read, with checksums that fit. */
    private static byte[] changed(Consumer<Map<String, Tensor>> tensors, Consumer<Map<String, String>> metadata)
            throws IOException {
        ByteSource source = ByteSource.of(whole());
        try {
            Safetensors content = Safetensors.read(Header.read(source), source);
            Map<String, Tensor> newTensors = new LinkedHashMap<>(content.tensors());
            Map<String, String> newMetadata = new LinkedHashMap<>(content.metadata());
            tensors.accept(newTensors);
            metadata.accept(newMetadata);
            newMetadata.put(Checksums.KEY, Checksums.text(newMetadata, newTensors));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new Safetensors(newMetadata, newTensors).write(out);
            return out.toByteArray();
        } catch (UnreadableCheckpoint e) {
            throw new IOException(e);
        }
    }

    private static byte[] edited(String key, String from, String to) throws IOException {
        return changed(tensors -> {}, metadata -> {
            String old = Objects.requireNonNull(metadata.get(key));
            assertThat(old).contains(from);
            metadata.put(key, old.replace(from, to));
        });
    }

    private static byte[] withLast(byte[] file, int change) {
        byte[] other = file.clone();
        other[other.length - 1] ^= (byte) change;
        return other;
    }

    private static List<Bad> all() throws IOException {
        byte[] badUtf8 = "{\"a\u00e9\":1}".getBytes(StandardCharsets.ISO_8859_1);
        return List.of(
                bad(Rejection.TOO_SHORT, new byte[7], "only 7 bytes"),
                bad(Rejection.EMPTY_HEADER, lengthOnly(0), "header is empty"),
                bad(Rejection.HEADER_TOO_LONG, lengthOnly(100_000_001), "at most 100000000"),
                bad(Rejection.HEADER_BEYOND_FILE, lengthOnly(33), "33 bytes, and 32 are there"),
                bad(Rejection.HEADER_LENGTH_NEGATIVE, lengthOnly(Long.MIN_VALUE), "2⁶³ bytes or more"),
                bad(Rejection.HEADER_NOT_UTF8, file(badUtf8, 0), "not valid UTF-8"),
                bad(Rejection.HEADER_NOT_AN_OBJECT, file("[" + TENSOR + "]", 8), "begins with a brace"),
                bad(Rejection.HEADER_MALFORMED, file("{" + TENSOR, 8), "not valid JSON"),
                bad(Rejection.HEADER_MALFORMED, file("{" + TENSOR + "}{}", 8), "followed by something"),
                bad(Rejection.HEADER_MALFORMED, file("{" + TENSOR + "}\t", 8), "other than spaces"),
                bad(
                        Rejection.HEADER_MALFORMED,
                        file("{'a':{'dtype':'F32','shape':[2]}}", 8),
                        "lacks dtype, shape or data_offsets"),
                bad(
                        Rejection.DUPLICATE_KEY,
                        file("{" + TENSOR + ",'a':{'dtype':'F32','shape':[0],'data_offsets':[8,8]}}", 8),
                        "key a twice"),
                bad(Rejection.DUPLICATE_KEY, file("{'__metadata__':{'x':'1','x':'1'}}", 0), "key x twice"),
                bad(
                        Rejection.TOO_DEEP,
                        file("{'a':{'dtype':'F32','shape':" + "[".repeat(500) + "]".repeat(500) + "}}", 8),
                        "too deep"),
                bad(Rejection.TOKEN_TOO_LONG, file("{'" + "n".repeat(600) + "':{}}", 8), "too long"),
                bad(
                        Rejection.TOKEN_TOO_LONG,
                        file("{'a':{'dtype':'F32','shape':[" + "9".repeat(40) + "]}}", 8),
                        "too long"),
                bad(Rejection.METADATA_NOT_TEXT, file("{'__metadata__':{'x':1}}", 0), "x is not"),
                bad(Rejection.METADATA_NOT_TEXT, file("{'__metadata__':[]}", 0), "__metadata__ is not"),
                bad(Rejection.UNKNOWN_VERSION, edited(Metadata.VERSION, "1", "2"), "its format is 2, and 1 is read"),
                bad(
                        Rejection.UNKNOWN_TYPE,
                        file("{'a':{'dtype':'F64','shape':[1],'data_offsets':[0,8]}}", 8),
                        "of type F32, was F64 (in PyTorch, .float()"),
                bad(
                        Rejection.UNKNOWN_TYPE,
                        file("{'a':{'dtype':'F33','shape':[1],'data_offsets':[0,8]}}", 8),
                        "no type of safetensors"),
                bad(Rejection.TOO_MANY_DIMENSIONS, tensor("[2,1,1,1,1]", "[0,8]"), "too many"),
                bad(Rejection.IMPOSSIBLE_NUMBER, tensor("[-2]", "[0,8]"), "whole numbers"),
                bad(Rejection.IMPOSSIBLE_NUMBER, tensor("[2.0]", "[0,8]"), "whole numbers"),
                bad(Rejection.IMPOSSIBLE_NUMBER, tensor("['2']", "[0,8]"), "whole numbers"),
                bad(Rejection.IMPOSSIBLE_NUMBER, tensor("[2147483648,0]", "[0,0]"), "2³¹ - 1"),
                bad(Rejection.IMPOSSIBLE_NUMBER, tensor("[2]", "[0,9223372036854775808]"), "whole numbers"),
                bad(
                        Rejection.TOO_MANY_NUMBERS,
                        tensor("[2147483647,2147483647,2147483647,2147483647]", "[0,8]"),
                        "more than 2³¹ numbers"),
                bad(Rejection.TOO_MANY_NUMBERS, tensor("[2147483647,1073741825]", "[0,8]"), "more than 2³¹"),
                bad(Rejection.ENDS_BEFORE_IT_BEGINS, tensor("[2]", "[8,0]"), "ends before it begins"),
                bad(Rejection.GAP, tensor("[1]", "[4,8]"), "begins at 4, but the one before it ends at 0"),
                bad(
                        Rejection.OVERLAP,
                        file("{" + TENSOR + ",'b':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}", 8),
                        "overlap"),
                bad(Rejection.OVERLAP, file("{" + TENSOR + "," + TENSOR.replace("'a'", "'b'") + "}", 8), "overlap"),
                bad(Rejection.WRONG_SIZE, tensor("[3]", "[0,8]"), "so 12 bytes, but 8 are given"),
                bad(Rejection.WRONG_END, file("{" + TENSOR + "}", 9), "8 bytes together, but 9 are there"),
                bad(Rejection.WRONG_END, file("{" + TENSOR + "}", 7), "8 bytes together, but 7 are there"),
                bad(
                        Rejection.OTHER_TENSORS,
                        changed(tensors -> tensors.remove("decoder.bias"), metadata -> {}),
                        "no tensor decoder.bias"),
                bad(
                        Rejection.OTHER_TENSORS,
                        changed(tensors -> tensors.put("one.more", Tensor.of(new float[2], 2)), metadata -> {}),
                        "a tensor one.more, which is none"),
                bad(
                        Rejection.OTHER_TENSORS,
                        changed(tensors -> tensors.put("decoder.bias", Tensor.of(new float[4], 2, 2)), metadata -> {}),
                        "decoder.bias must have the shape [4], has [2, 2]"),
                bad(Rejection.OTHER_TENSORS, edited(Metadata.SPEC, "\"hidden\":3", "\"hidden\":4"), "shape [4, 4]"),
                bad(
                        Rejection.OTHER_TENSORS,
                        changed(tensors -> tensors.remove("state.carried"), metadata -> {}),
                        "and the training it tells of has"),
                bad(Rejection.DAMAGED, withLast(whole(), 1), "the file is damaged: tensor "),
                bad(
                        Rejection.DAMAGED,
                        changed(tensors -> tensors.values().forEach(tensor -> tensor.data()[0] += 1), metadata -> {}),
                        "does not have the hash"),
                bad(
                        Rejection.NOT_FINITE,
                        changed(
                                tensors -> Objects.requireNonNull(tensors.get("decoder.bias"))
                                        .data()[3] = Float.NaN,
                                metadata -> {}),
                        "decoder.bias has a number that is not finite, NaN, at 3"),
                bad(Rejection.OUT_OF_RANGE, edited(Metadata.VOCABULARY, "\"b\"", "\"a\""), "symbol twice"),
                bad(Rejection.OUT_OF_RANGE, edited(Metadata.VOCABULARY, "\"b\"", "\"\\ud800\""), "one character"),
                bad(
                        Rejection.OUT_OF_RANGE,
                        edited(Metadata.TOKENS, "characters", "letters"),
                        "must be one of [characters, bytes, words, states], not \"letters\""),
                bad(
                        Rejection.OUT_OF_RANGE,
                        edited(Metadata.TOKENS, "characters", "words"),
                        "is of words, and its spec asks for characters"),
                bad(Rejection.OUT_OF_RANGE, edited(Metadata.SPEC, "\"batch\":1", "\"batch\":-1"), "batch must be"),
                bad(Rejection.OUT_OF_RANGE, edited(Metadata.STATE, "\"step\":1", "\"step\":-1"), "two different"),
                bad(Rejection.OUT_OF_RANGE, edited(Metadata.STATE, "\"smoothLoss\":", "\"x\":"), "quantities of its"),
                bad(Rejection.OUT_OF_RANGE, edited(Metadata.STATE, "[\"", "[\"z"), "no such number"));
    }

    @TestFactory
    Stream<DynamicTest> itIsRefused() throws IOException {
        return all().stream()
                .map(bad -> DynamicTest.dynamicTest(bad.rejection() + ": " + bad.sentence(), () -> {
                    UnreadableCheckpoint refused = catchThrowableOfType(
                            UnreadableCheckpoint.class,
                            () -> SavedRun.read(bad.file()).restore(trained()));
                    assertThat(refused).isNotNull();
                    assertThat(refused).hasMessageContaining(bad.sentence());
                    assertThat(refused.rejection()).isEqualTo(bad.rejection());
                }));
    }

    @Test
    void allTwentySixHaveATest() throws IOException {
        Set<Rejection> tested = new HashSet<>();
        all().forEach(bad -> tested.add(bad.rejection()));
        assertThat(Rejection.values()).hasSize(26);
        assertThat(tested).containsExactlyInAnyOrder(Rejection.values());
    }

    @Test
    void thePrototypeOfTheseFilesIsNotRefused() throws Exception {
        Trainer other = trained();
        other.step();
        SavedRun.read(changed(tensors -> {}, metadata -> {})).restore(other);
        assertThat(other.state().hash()).isEqualTo(trained().state().hash());
    }

    /** A file of eight gigabytes that says it holds a matrix of two billion numbers, read by someone without the room. */
    @Test
    void nothingLargeIsMadeBeforeTheShapesAreAccepted() {
        String header = "{'__metadata__':{'vocabulary':'[\\'a\\',\\'b\\']'},"
                        .replace("\\'", "\\\"")
                        .replace('\'', '"')
                + "\"rnn.weight_hh_l0\":{\"dtype\":\"F32\",\"shape\":[2000000000,1],\"data_offsets\":[0,8000000000]}}";
        byte[] beginning = file(header.getBytes(StandardCharsets.UTF_8), 0);
        ByteSource huge = new ByteSource() {
            @Override
            public long size() {
                return beginning.length + 8_000_000_000L;
            }

            @Override
            public void read(long position, ByteBuffer to) {
                to.put(beginning, (int) position, to.remaining());
            }
        };
        // once before it counts: the first reading of all loads classes
        assertThat(catchThrowableOfType(UnreadableCheckpoint.class, () -> Checkpoint.read(huge, KERNELS)))
                .isNotNull();
        long before = Allocation.byThisThread();
        UnreadableCheckpoint refused =
                catchThrowableOfType(UnreadableCheckpoint.class, () -> Checkpoint.read(huge, KERNELS));
        long bytes = Allocation.byThisThread() - before;
        assertThat(refused.rejection()).isEqualTo(Rejection.OTHER_TENSORS);
        assertThat(bytes).isLessThan(1 << 20);
    }

    @Test
    void eachDamageOfAnOwnFileIsDetected() throws IOException {
        byte[] file = whole();
        for (int at = 0; at < file.length; at++) {
            byte[] flipped = file.clone();
            flipped[at] ^= (byte) (1 << (at % 8));
            assertDetected(flipped, "bit %d of byte %d flipped".formatted(at % 8, at));
        }
        for (int length = 0; length < file.length; length += 7) {
            assertDetected(Arrays.copyOf(file, length), "cut off after %d bytes".formatted(length));
        }
        for (int at = 0; at < file.length; at += 64) {
            byte[] zeroed = file.clone();
            Arrays.fill(zeroed, at, Math.min(file.length, at + 512), (byte) 0);
            if (!Arrays.equals(file, zeroed)) {
                assertDetected(zeroed, "zeroed from %d on".formatted(at));
            }
        }
    }

    private static void assertDetected(byte[] file, String damage) {
        assertThat(catchThrowableOfType(UnreadableCheckpoint.class, () -> SavedRun.read(file)))
                .as(damage)
                .isNotNull();
    }
}
