package dev.unroll.train;

import dev.unroll.net.Network;
import dev.unroll.text.Tokens;
import dev.unroll.text.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * A look into a network that learns a text.
 *
 * @param step steps taken before
 * @param network with its weights as they were
 * @param vocabulary of the text
 * @param tried what a network is tried on, at least two characters
 * @param memoryLasts steps after which its memory begins anew; 0: never
 */
public record TextLook(long step, Network network, Vocabulary vocabulary, Tokens tried, int memoryLasts)
        implements MemoryLook {
    private static final int SHOWN = 48;
    private static final int MEASURED = 2000;
    private static final int LONGEST = 200;

    @Override
    public Passage passage(Question question) {
        if (question.length() != null || question.number() != null || question.repeats() != null) {
            throw new InvalidSpec("text", "a run that learns a text takes text, not length, number or repeats");
        }
        PassageReader reader = new PassageReader(changedFor(question), memoryLasts);
        return question.text() == null
                ? reader.read(vocabulary, first(tried))
                : reader.read(vocabulary, tokens(question.text()));
    }

    /** The first characters. */
    static int[] first(Tokens tried) {
        int[] tokens = new int[Math.min(SHOWN, tried.length())];
        for (int t = 0; t < tokens.length; t++) {
            tokens[t] = tried.at(t);
        }
        return tokens;
    }

    private int[] tokens(String text) {
        InvalidSpec.inRange("text", (long) text.codePointCount(0, text.length()), 1, LONGEST);
        String unknown = vocabulary.unknownIn(text);
        if (!unknown.isEmpty()) {
            throw new InvalidSpec(
                    "text",
                    "text may only use %s of the run's text; it has none of: %s".formatted(vocabulary.kind(), unknown));
        }
        int[] tokens = vocabulary.tokens(text);
        if (tokens.length == 0) {
            throw new InvalidSpec("text", "text must have at least one symbol");
        }
        return tokens;
    }

    @Override
    public Row measure(@Nullable Ablation without, Network changed) {
        return new Row(
                without, Evaluation.of(changed, tried.range(0, Math.min(MEASURED, tried.length())), memoryLasts), null);
    }
}
