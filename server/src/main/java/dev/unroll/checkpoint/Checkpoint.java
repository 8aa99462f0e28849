package dev.unroll.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.unroll.net.Network;
import dev.unroll.numeric.Kernels;
import dev.unroll.text.TokenKind;
import dev.unroll.text.Vocabulary;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Trainer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A trained network, to be kept in a file.
 *
 * @param network with its weights
 * @param vocabulary what its tokens mean
 * @param spec how it was trained, where the file says so
 * @param step steps taken
 */
public record Checkpoint(Network network, Vocabulary vocabulary, Optional<RunSpec> spec, long step) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .addModule(new SpecModule())
            .build();

    /** Writes the network that {@code trainer} trains, as it is now. */
    public static void write(Trainer trainer, OutputStream out) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "pt");
        metadata.put("step", Long.toString(trainer.steps()));
        metadata.put("tokens", trainer.vocabulary().kind().toString());
        metadata.put("vocabulary", JSON.writeValueAsString(trainer.vocabulary().symbols()));
        metadata.put("spec", JSON.writeValueAsString(trainer.spec()));
        new Safetensors(metadata, TorchLayout.of(trainer.network())).write(out);
    }

    /**
     * Reads a file of {@link #write}, or one made in PyTorch with these names and a vocabulary.
     *
     * @throws UnreadableCheckpoint when it is not one
     */
    public static Checkpoint read(byte[] file, Kernels kernels) throws UnreadableCheckpoint {
        Safetensors content = Safetensors.read(file);
        List<String> symbols = symbols(content.metadata());
        Vocabulary vocabulary = vocabulary(kind(content.metadata()), symbols);
        Network network = new Network(
                TensorShapes.architecture(content.tensors(), content.metadata()).network(vocabulary.size()), kernels);
        TorchLayout.load(content.tensors(), network);
        SymbolOrder.sort(network, symbols.stream().mapToInt(vocabulary::indexOf).toArray());
        return new Checkpoint(network, vocabulary, spec(content.metadata()), step(content.metadata()));
    }

    private static List<String> symbols(Map<String, String> metadata) throws UnreadableCheckpoint {
        String text = metadata.get("vocabulary");
        if (text == null) {
            throw new UnreadableCheckpoint(
                    "its __metadata__ has no vocabulary, which must be a JSON array of the symbols in index order");
        }
        try {
            @Nullable List<@Nullable String> symbols = JSON.readValue(text, new TypeReference<>() {});
            if (symbols == null) {
                throw new UnreadableCheckpoint("its vocabulary must be a JSON array of the symbols in index order");
            }
            List<String> known = new ArrayList<>();
            for (String symbol : symbols) {
                if (symbol == null) {
                    throw new UnreadableCheckpoint(
                            "a symbol of the vocabulary must be a string of at least one character, not null");
                }
                known.add(symbol);
            }
            return known;
        } catch (JsonProcessingException e) {
            throw new UnreadableCheckpoint("its vocabulary must be a JSON array of the symbols in index order");
        }
    }

    /** What the symbols are; characters when the file does not say. */
    private static TokenKind kind(Map<String, String> metadata) throws UnreadableCheckpoint {
        String name = metadata.getOrDefault("tokens", TokenKind.CHARACTERS.toString());
        for (TokenKind kind : TokenKind.values()) {
            if (kind.toString().equals(name)) {
                return kind;
            }
        }
        throw new UnreadableCheckpoint(
                "its tokens must be one of %s, not \"%s\"".formatted(Arrays.toString(TokenKind.values()), name));
    }

    private static Vocabulary vocabulary(TokenKind kind, List<String> symbols) throws UnreadableCheckpoint {
        try {
            Vocabulary vocabulary = Vocabulary.of(kind, symbols);
            if (vocabulary.size() == symbols.size()) {
                return vocabulary;
            }
        } catch (IllegalArgumentException e) {
            throw new UnreadableCheckpoint("its vocabulary cannot be used: " + e.getMessage());
        }
        throw new UnreadableCheckpoint("its vocabulary has a symbol twice");
    }

    private static Optional<RunSpec> spec(Map<String, String> metadata) {
        try {
            return metadata.containsKey("spec")
                    ? Optional.ofNullable(JSON.readValue(metadata.get("spec"), RunSpec.class))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static long step(Map<String, String> metadata) {
        try {
            return Math.max(0, Long.parseLong(metadata.getOrDefault("step", "0")));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
