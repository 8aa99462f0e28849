package dev.unroll.checkpoint;

import dev.unroll.net.Network;
import dev.unroll.numeric.Kernels;
import dev.unroll.text.TokenKind;
import dev.unroll.text.Vocabulary;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.Learnt;
import dev.unroll.train.Resumable;
import dev.unroll.train.RunSpec;
import dev.unroll.train.TaskSpec;
import dev.unroll.train.Trainer;
import dev.unroll.train.TrainerState;
import dev.unroll.train.WarmStart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole training in a file: the weights under PyTorch's names, and in tensors {@code state.…} and in the metadata everything else that
 * decides how it goes on. Any task's; see {@code docs/checkpoints.md}.
 */
public final class SavedRun {
    /** What the names of tensors begin with that are no weights. */
    static final String STATE = "state.";

    private final TaskSpec spec;
    private final Optional<Vocabulary> vocabulary;
    private final Safetensors content;

    private SavedRun(TaskSpec spec, Optional<Vocabulary> vocabulary, Safetensors content) {
        this.spec = spec;
        this.vocabulary = vocabulary;
        this.content = content;
    }

    /**
     * Writes a state that was copied; on any thread.
     *
     * @return its hash
     */
    public static String write(TrainerState state, Description description, OutputStream out) throws IOException {
        Map<String, Tensor> tensors = TorchLayout.of(state.weights());
        state.blocks().forEach((name, numbers) -> tensors.put(STATE + name, Tensor.of(numbers, numbers.length)));
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(Metadata.FORMAT, "pt");
        metadata.put(Metadata.VERSION, Metadata.NEWEST_VERSION);
        metadata.put(Metadata.STEP, Long.toString(description.step()));
        String hash = state.hash();
        metadata.put(Metadata.HASH, hash);
        metadata.put(Metadata.KERNELS, description.origin().kernels());
        metadata.put(Metadata.JDK, description.origin().jdk());
        metadata.put(Metadata.CORPUS, description.origin().corpus());
        description.vocabulary().ifPresent(symbols -> Metadata.write(symbols, metadata));
        metadata.put(Metadata.SPEC, SpecJson.text(description.spec()));
        metadata.put(Metadata.STATE, StateNumbers.of(state).json());
        metadata.put(Checksums.KEY, Checksums.text(metadata, tensors));
        new Safetensors(metadata, tensors).write(out);
        return hash;
    }

    /** The file of a trainer as it is now. */
    public static byte[] bytes(Resumable trainer, Origin origin) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(trainer.state(), Description.of(trainer, origin), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * Reads a file of {@link #write}.
     *
     * @throws UnreadableCheckpoint when it is not one
     */
    public static SavedRun read(ByteSource file) throws IOException, UnreadableCheckpoint {
        Header header = Header.read(file);
        if (!Metadata.whole(header.metadata())) {
            throw new UnreadableCheckpoint(
                    Rejection.OTHER_TENSORS,
                    "it has weights alone, with which one can sample and evaluate; the state of a training, to go on with, is not in it");
        }
        TaskSpec spec = SpecJson.read(Metadata.of(header.metadata(), Metadata.SPEC));
        Optional<Vocabulary> vocabulary = Optional.empty();
        if (spec instanceof RunSpec text) {
            vocabulary = Optional.of(checked(text, header));
        }
        return new SavedRun(spec, vocabulary, Safetensors.read(header, file));
    }

    /** The same of a file in memory. */
    public static SavedRun read(byte[] file) throws UnreadableCheckpoint {
        try {
            return read(ByteSource.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Vocabulary checked(RunSpec spec, Header header) throws UnreadableCheckpoint {
        TokenKind kind = Metadata.tokens(header.metadata());
        if (kind != spec.tokens()) {
            throw new UnreadableCheckpoint(
                    Rejection.OUT_OF_RANGE,
                    "its vocabulary is of %s, and its spec asks for %s".formatted(kind, spec.tokens()));
        }
        List<String> symbols = Metadata.symbols(header.metadata(), kind);
        Vocabulary vocabulary = Metadata.vocabulary(kind, symbols);
        if (!vocabulary.symbols().equals(symbols)) {
            throw new UnreadableCheckpoint(Rejection.OUT_OF_RANGE, "the symbols of its vocabulary are not in order");
        }
        TensorShapes.check(spec.architecture(), vocabulary.size(), weights(header));
        return vocabulary;
    }

    /** Their shapes by name. */
    static Map<String, int[]> weights(Header header) {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        header.tensors().forEach((name, place) -> {
            if (!name.startsWith(STATE)) {
                shapes.put(name, place.shape());
            }
        });
        return shapes;
    }

    /** What the trainer is to be made with. */
    public TaskSpec spec() {
        return spec;
    }

    /** Steps taken. */
    public long step() {
        return Metadata.step(content.metadata());
    }

    /** What its tokens mean, where it learns a text. */
    public Optional<Vocabulary> vocabulary() {
        return vocabulary;
    }

    /** Where it took its steps. */
    public Origin origin() {
        Map<String, String> metadata = content.metadata();
        return new Origin(
                metadata.getOrDefault(Metadata.KERNELS, ""),
                metadata.getOrDefault(Metadata.JDK, ""),
                metadata.getOrDefault(Metadata.CORPUS, ""));
    }

    /** {@link TrainerState#hash} when it was written. */
    public String hash() {
        return content.metadata().getOrDefault(Metadata.HASH, "");
    }

    /**
     * Gives the state to a trainer that was made with {@link #spec}, and with the text it had.
     *
     * @throws UnreadableCheckpoint when it is not such a state; nothing is changed then
     */
    public void restore(Resumable trainer) throws UnreadableCheckpoint {
        if (trainer instanceof Trainer text
                && vocabulary.filter(known -> same(known, text.vocabulary())).isEmpty()) {
            throw new UnreadableCheckpoint(Rejection.OUT_OF_RANGE, "its vocabulary is not that of the text");
        }
        TrainerState state = trainer.state();
        TorchLayout.load(content.tensors(), state.weights());
        fillBlocks(state);
        fillNumbers(state);
        if (!state.hash().equals(hash())) {
            throw new UnreadableCheckpoint(
                    Rejection.DAMAGED, "the file is damaged: what it holds does not have the hash that was written");
        }
        try {
            trainer.restore(state);
        } catch (IllegalArgumentException e) {
            throw new UnreadableCheckpoint(Rejection.OUT_OF_RANGE, "its state cannot be: " + e.getMessage());
        }
    }

    private static boolean same(Vocabulary one, Vocabulary other) {
        return one.kind() == other.kind() && one.symbols().equals(other.symbols());
    }

    private void fillBlocks(TrainerState state) throws UnreadableCheckpoint {
        Map<String, float[]> blocks = state.blocks();
        int weights = TorchLayout.of(state.weights()).size();
        if (content.tensors().size() != weights + blocks.size()) {
            throw new UnreadableCheckpoint(
                    Rejection.OTHER_TENSORS,
                    "it has %d tensors, and the training it tells of has %d"
                            .formatted(content.tensors().size(), weights + blocks.size()));
        }
        for (Map.Entry<String, float[]> block : blocks.entrySet()) {
            Tensor tensor = content.tensors().get(STATE + block.getKey());
            if (tensor == null || !tensor.hasShape(block.getValue().length)) {
                throw new UnreadableCheckpoint(
                        Rejection.OTHER_TENSORS,
                        "it must have a tensor %s%s of %d numbers, and has %s"
                                .formatted(
                                        STATE,
                                        block.getKey(),
                                        block.getValue().length,
                                        tensor == null ? "none" : tensor.shapeText()));
            }
            System.arraycopy(tensor.data(), 0, block.getValue(), 0, tensor.data().length);
        }
    }

    private void fillNumbers(TrainerState state) throws UnreadableCheckpoint {
        StateNumbers.parse(Metadata.of(content.metadata(), Metadata.STATE)).fill(state);
        if (state.counters().getOrDefault("step", step()) != step()) {
            throw new UnreadableCheckpoint(Rejection.OUT_OF_RANGE, "it tells of two different steps");
        }
    }

    /**
     * Lets a trainer at step 0 begin with what was learnt, on another text, by another rule of update or over other windows.
     *
     * @param sameText whether the trainer has the text that was learnt
     * @throws InvalidSpec naming a setting of the trainer that belongs to what was learnt, and differs
     * @throws UnreadableCheckpoint when it did not learn a text, or its state is none
     */
    public WarmStart begin(Trainer trainer, boolean sameText, Kernels kernels) throws UnreadableCheckpoint {
        try {
            return trainer.begin(learnt(kernels), sameText);
        } catch (InvalidSpec e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new UnreadableCheckpoint(Rejection.OUT_OF_RANGE, "its state cannot be: " + e.getMessage());
        }
    }

    private Learnt learnt(Kernels kernels) throws UnreadableCheckpoint {
        if (!(spec instanceof RunSpec text) || vocabulary.isEmpty()) {
            throw new UnreadableCheckpoint(
                    Rejection.OUT_OF_RANGE, "it is of the task \"%s\", which has no text".formatted(spec.task()));
        }
        Vocabulary symbols = vocabulary.get();
        Network network = new Network(text.architecture().network(symbols.size()), kernels);
        TorchLayout.load(content.tensors(), network.parameters());
        Map<String, float[]> blocks = new LinkedHashMap<>();
        content.tensors().forEach((name, tensor) -> {
            if (name.startsWith(STATE)) {
                blocks.put(name.substring(STATE.length()), tensor.data());
            }
        });
        StateNumbers numbers = StateNumbers.parse(Metadata.of(content.metadata(), Metadata.STATE));
        return new Learnt(text, symbols, network, blocks, numbers.counters(), numbers.quantities(), numbers.streams());
    }
}
