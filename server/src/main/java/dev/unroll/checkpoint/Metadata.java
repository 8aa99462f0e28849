package dev.unroll.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.unroll.text.TokenKind;
import dev.unroll.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the texts of a file's {@code __metadata__} mean. */
final class Metadata {
    static final String FORMAT = "format";
    static final String VERSION = "unroll";
    static final String STEP = "step";
    static final String VOCABULARY = "vocabulary";
    static final String TOKENS = "tokens";
    static final String SPEC = "spec";
    static final String KERNELS = "kernels";
    static final String JDK = "jdk";
    static final String CORPUS = "corpus";
    static final String HASH = "hash";
    static final String STATE = "state";

    /** Of the files that are written now. */
    static final String NEWEST_VERSION = "1";

    private static final JsonMapper JSON = new JsonMapper();

    private Metadata() {}

    /**
     * Whether a file has a whole training, and not weights alone.
     *
     * @throws UnreadableCheckpoint when it is of a later version, or lacks what every such file has
     */
    static boolean whole(Map<String, String> metadata) throws UnreadableCheckpoint {
        String version = metadata.get(VERSION);
        if (version == null) {
            return false;
        }
        if (!version.equals(NEWEST_VERSION)) {
            throw new UnreadableCheckpoint(
                    Rejection.UNKNOWN_VERSION,
                    "it was made by another version of Unroll: its format is %s, and %s is read"
                            .formatted(HeaderReader.shown(version), NEWEST_VERSION));
        }
        for (String key : List.of(Checksums.KEY, SPEC, STATE, HASH, STEP, KERNELS, JDK, CORPUS)) {
            if (!metadata.containsKey(key)) {
                throw new UnreadableCheckpoint(Rejection.DAMAGED, "the file is damaged: it has no " + key);
            }
        }
        return true;
    }

    static String of(Map<String, String> metadata, String key) throws UnreadableCheckpoint {
        String text = metadata.get(key);
        if (text == null) {
            throw new UnreadableCheckpoint(Rejection.OUT_OF_RANGE, "its __metadata__ has no " + key);
        }
        return text;
    }

    static void write(Vocabulary vocabulary, Map<String, String> metadata) {
        metadata.put(TOKENS, vocabulary.kind().toString());
        metadata.put(VOCABULARY, JSON.valueToTree(vocabulary.symbols()).toString());
    }

    /** What the symbols are; characters where a file does not say it. */
    static TokenKind tokens(Map<String, String> metadata) throws UnreadableCheckpoint {
        String name = metadata.getOrDefault(TOKENS, TokenKind.CHARACTERS.toString());
        for (TokenKind kind : TokenKind.values()) {
            if (kind.toString().equals(name)) {
                return kind;
            }
        }
        throw unusable("its tokens must be one of %s, not \"%s\""
                .formatted(Arrays.toString(TokenKind.values()), HeaderReader.shown(name)));
    }

    /** In the order of the file. */
    static List<String> symbols(Map<String, String> metadata, TokenKind kind) throws UnreadableCheckpoint {
        String text = metadata.get(VOCABULARY);
        if (text == null) {
            throw unusable(
                    "its __metadata__ has no vocabulary, which must be a JSON array of the symbols in index order");
        }
        try {
            @Nullable List<@Nullable String> symbols = JSON.readValue(text, new TypeReference<>() {});
            if (symbols == null) {
                throw unusable("its vocabulary must be a JSON array of the symbols in index order");
            }
            List<String> known = new ArrayList<>();
            for (String symbol : symbols) {
                if (symbol == null || !Vocabulary.isSymbol(kind, symbol)) {
                    throw unusable("each symbol of the vocabulary must be one %s, not \"%s\""
                            .formatted(kind.singular(), HeaderReader.shown(String.valueOf(symbol))));
                }
                known.add(symbol);
            }
            return known;
        } catch (JsonProcessingException e) {
            throw unusable("its vocabulary must be a JSON array of the symbols in index order");
        }
    }

    static Vocabulary vocabulary(TokenKind kind, List<String> symbols) throws UnreadableCheckpoint {
        try {
            Vocabulary vocabulary = Vocabulary.of(kind, symbols);
            if (vocabulary.size() == symbols.size()) {
                return vocabulary;
            }
        } catch (IllegalArgumentException e) {
            throw unusable("its vocabulary cannot be used: " + e.getMessage());
        }
        throw unusable("its vocabulary has a symbol twice");
    }

    private static UnreadableCheckpoint unusable(String how) {
        return new UnreadableCheckpoint(Rejection.OUT_OF_RANGE, how);
    }

    /** Steps taken; 0 where a file of weights does not say it. */
    static long step(Map<String, String> metadata) {
        try {
            return Math.max(0, Long.parseLong(metadata.getOrDefault(STEP, "0")));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
