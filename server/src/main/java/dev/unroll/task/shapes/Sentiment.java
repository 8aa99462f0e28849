package dev.unroll.task.shapes;

import dev.unroll.numeric.Rng;
import java.util.List;

/**
 * Many to one: is a sentence kind or not? {@code NOUN was OPINION [but OPINION]}, where an opinion is {@code [not] [ADVERB] ADJECTIVE}. "not"
 * turns an opinion round, and what stands after "but" is what counts.
 */
public final class Sentiment implements Problem {
    private static final List<String> NOUNS = List.of("film", "food", "music", "book");
    private static final List<String> ADVERBS = List.of("very", "so", "really");
    private static final List<String> PRAISE = List.of("good", "great", "fine", "lovely");
    private static final List<String> BLAME = List.of("bad", "awful", "dull", "poor");
    private static final Symbols SYMBOLS =
            Symbols.of(List.of(NOUNS, ADVERBS, PRAISE, BLAME, List.of("was", "not", "but"), List.of("+", "−")));
    private static final int[] NOUN = SYMBOLS.numbers(NOUNS);
    private static final int[] ADVERB = SYMBOLS.numbers(ADVERBS);
    private static final int[] GOOD = SYMBOLS.numbers(PRAISE);
    private static final int[] BAD = SYMBOLS.numbers(BLAME);
    private static final int WAS = SYMBOLS.number("was");
    private static final int NOT = SYMBOLS.number("not");
    private static final int BUT = SYMBOLS.number("but");
    private static final int KIND = SYMBOLS.number("+");
    private static final int UNKIND = SYMBOLS.number("−");
    private static final int LONGEST = 2 + 3 + 1 + 3;

    @Override
    public Symbols symbols() {
        return SYMBOLS;
    }

    @Override
    public int longest() {
        return LONGEST;
    }

    @Override
    public long size() {
        long opinions = 2L * (1 + ADVERBS.size()) * (PRAISE.size() + BLAME.size());
        return NOUNS.size() * opinions * (1 + opinions);
    }

    @Override
    public void draw(Rng rng, Sequence example) {
        example.clear();
        example.read(one(NOUN, rng));
        example.read(WAS);
        boolean kind = opinion(rng, example);
        if (rng.nextInt(2) == 0) {
            example.read(BUT);
            kind = opinion(rng, example);
        }
        example.ask(kind ? KIND : UNKIND);
    }

    private static boolean opinion(Rng rng, Sequence example) {
        boolean not = rng.nextInt(2) == 0;
        if (not) {
            example.read(NOT);
        }
        if (rng.nextInt(2) == 0) {
            example.read(one(ADVERB, rng));
        }
        boolean praise = rng.nextInt(2) == 0;
        example.read(one(praise ? GOOD : BAD, rng));
        return praise != not;
    }

    private static int one(int[] words, Rng rng) {
        return words[rng.nextInt(words.length)];
    }

    @Override
    public void read(String typed, Sequence example) {
        Words words =
                new Words(typed, "a sentence such as \"film was not very good but really dull\"", SYMBOLS, example);
        words.one(NOUNS);
        words.one(List.of("was"));
        boolean kind = opinion(words);
        if (words.maybe(List.of("but"))) {
            kind = opinion(words);
        }
        words.end();
        example.ask(kind ? KIND : UNKIND);
    }

    private static boolean opinion(Words words) {
        boolean not = words.maybe(List.of("not"));
        words.maybe(ADVERBS);
        boolean praise = words.maybe(PRAISE);
        if (!praise) {
            words.one(BLAME);
        }
        return praise != not;
    }
}
