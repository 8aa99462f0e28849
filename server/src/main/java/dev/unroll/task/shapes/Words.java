package dev.unroll.task.shapes;

import java.util.List;
import java.util.Locale;

/** The words that a person typed, read one after the other into an example as a grammar wants them. */
final class Words {
    private final List<String> words;
    private final String wanted;
    private final Symbols symbols;
    private final Sequence example;
    private int at;

    /** @param wanted what would be right, in words */
    Words(String typed, String wanted, Symbols symbols, Sequence example) {
        this.words = List.of(typed.strip().toLowerCase(Locale.ROOT).split("[\\s.,!]+"));
        this.wanted = wanted;
        this.symbols = symbols;
        this.example = example;
        example.clear();
    }

    /** Whether the next word is one of those; if so, it is read. */
    boolean maybe(List<String> some) {
        boolean fits = at < words.size() && some.contains(words.get(at));
        if (fits) {
            example.read(symbols.number(words.get(at)));
            at++;
        }
        return fits;
    }

    /** Reads the next word, which must be one of those. */
    void one(List<String> some) {
        if (!maybe(some)) {
            String found = at < words.size() ? "\"%s\"".formatted(words.get(at)) : "the end";
            throw new IllegalArgumentException(
                    "input must be %s; at %s it wants one of %s".formatted(wanted, found, String.join(", ", some)));
        }
    }

    /** There must be no more. */
    void end() {
        if (at < words.size()) {
            throw new IllegalArgumentException("input must be %s; \"%s\" is too much".formatted(wanted, words.get(at)));
        }
    }
}
