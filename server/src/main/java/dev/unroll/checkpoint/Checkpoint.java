package dev.unroll.checkpoint;

import dev.unroll.net.Network;
import dev.unroll.numeric.Kernels;
import dev.unroll.text.TokenKind;
import dev.unroll.text.Vocabulary;
import dev.unroll.train.Architecture;
import dev.unroll.train.RunSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A trained network out of a file, to write text with or to be measured.
 *
 * @param network with its weights
 * @param vocabulary what its tokens mean
 * @param spec how it was trained, where the file says so
 * @param step steps taken
 */
public record Checkpoint(Network network, Vocabulary vocabulary, Optional<RunSpec> spec, long step) {
    /** Writes the weights alone, under PyTorch's names, with the vocabulary. */
    public void writeWeights(OutputStream out) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(Metadata.FORMAT, "pt");
        metadata.put(Metadata.STEP, Long.toString(step));
        Metadata.write(vocabulary, metadata);
        spec.ifPresent(known -> metadata.put(Metadata.SPEC, SpecJson.text(known)));
        new Safetensors(metadata, TorchLayout.of(network.parameters())).write(out);
    }

    /**
     * Reads the weights of a file of {@link SavedRun#write} or {@link #writeWeights}, or one made in PyTorch with these names and a vocabulary.
     *
     * @throws UnreadableCheckpoint when it is not one
     */
    public static Checkpoint read(ByteSource file, Kernels kernels) throws IOException, UnreadableCheckpoint {
        Header header = Header.read(file);
        boolean whole = Metadata.whole(header.metadata());
        Map<String, int[]> shapes = whole ? SavedRun.weights(header) : shapes(header);
        TokenKind kind = Metadata.tokens(header.metadata());
        List<String> symbols = Metadata.symbols(header.metadata(), kind);
        Vocabulary vocabulary = Metadata.vocabulary(kind, symbols);
        Optional<RunSpec> spec = spec(header.metadata(), whole);
        Architecture architecture = whole && spec.isPresent()
                ? spec.get().architecture()
                : TensorShapes.architecture(shapes, header.metadata());
        TensorShapes.check(architecture, vocabulary.size(), shapes);
        Safetensors content = Safetensors.read(header, file);
        Network network = new Network(architecture.network(vocabulary.size()), kernels);
        TorchLayout.load(content.tensors(), network.parameters());
        SymbolOrder.sort(network, symbols.stream().mapToInt(vocabulary::indexOf).toArray());
        return new Checkpoint(network, vocabulary, spec, Metadata.step(header.metadata()));
    }

    /** The same of a file in memory. */
    public static Checkpoint read(byte[] file, Kernels kernels) throws UnreadableCheckpoint {
        try {
            return read(ByteSource.of(file), kernels);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, int[]> shapes(Header header) {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        header.tensors().forEach((name, place) -> shapes.put(name, place.shape()));
        return shapes;
    }

    /** A file of weights that was not made here may have any spec, or none. */
    private static Optional<RunSpec> spec(Map<String, String> metadata, boolean whole) throws UnreadableCheckpoint {
        if (!whole) {
            try {
                return metadata.containsKey(Metadata.SPEC)
                                && SpecJson.read(metadata.get(Metadata.SPEC)) instanceof RunSpec text
                        ? Optional.of(text)
                        : Optional.empty();
            } catch (UnreadableCheckpoint e) {
                return Optional.empty();
            }
        }
        if (SpecJson.read(Metadata.of(metadata, Metadata.SPEC)) instanceof RunSpec text) {
            return Optional.of(text);
        }
        throw new UnreadableCheckpoint(
                Rejection.OUT_OF_RANGE,
                "it is of a network that learns another task than a text, and has no vocabulary");
    }
}
