package dev.unroll.train;

import dev.unroll.text.TokenKind;
import dev.unroll.text.Tokens;
import dev.unroll.text.Windows;
import java.util.Optional;

/** The parts of a text that a spec trains on and validates with. */
final class TrainedPart {
    private TrainedPart() {}

    /** @throws InvalidSpec when not even one window fits into the part that is trained on */
    static Windows windows(RunSpec spec, Tokens text) {
        Tokens part = text.range(0, spec.split().trainEnd(text.length()));
        int batch = spec.learning().batch();
        int longest = Windows.longestSequence(part.length(), batch);
        if (longest < spec.learning().sequenceLength()) {
            throw tooLong(spec.tokens(), spec.learning(), part.length(), longest);
        }
        return new Windows(part, batch, spec.learning().sequenceLength());
    }

    /** Empty when nothing validates, or too little to predict anything. */
    static Optional<Tokens> validation(RunSpec spec, Tokens text) {
        int from = spec.split().trainEnd(text.length());
        int to = spec.split().validationEnd(text.length());
        return to - from < 2 ? Optional.empty() : Optional.of(text.range(from, to));
    }

    private static InvalidSpec tooLong(TokenKind tokens, Learning learning, int characters, int longest) {
        if (characters < 2) {
            return new InvalidSpec(
                    "tokens",
                    "the text has too few %s to learn from: %d to train on, and at least 2 are needed; give a longer text, or cut it into other tokens"
                            .formatted(tokens, characters));
        }
        if (longest < 1) {
            return new InvalidSpec(
                    "batch",
                    "batch must be at most %d: %d %s are trained on, and each of %d streams needs at least 2"
                            .formatted(characters - 1, characters, tokens, learning.batch()));
        }
        return new InvalidSpec(
                "sequenceLength",
                "sequenceLength must be at most %d: %d %s are trained on in %d streams, and %d were asked for"
                        .formatted(longest, characters, tokens, learning.batch(), learning.sequenceLength()));
    }
}
