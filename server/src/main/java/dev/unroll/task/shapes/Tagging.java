package dev.unroll.task.shapes;

import dev.unroll.numeric.Rng;
import java.util.List;
import java.util.stream.Stream;

/**
 * Many to many, step by step: what part of speech is each word? {@code THING VERB THING}, where a thing is {@code ARTICLE [ADJECTIVE] NOUN}.
 * Words such as "hit", "cut", "cost" are nouns and, as past tense, verbs too: only what was read before tells which.
 */
public final class Tagging implements Problem {
    private static final List<String> ARTICLES = List.of("the", "a");
    private static final List<String> ADJECTIVES = List.of("big", "old", "red");
    private static final List<String> ONLY_NOUNS = List.of("dog", "man");
    private static final List<String> ONLY_VERBS = List.of("liked", "found");
    private static final List<String> BOTH = List.of("hit", "cut", "cost", "bet", "saw");
    private static final Symbols SYMBOLS = Symbols.of(
            List.of(ARTICLES, ADJECTIVES, ONLY_NOUNS, ONLY_VERBS, BOTH, List.of("ART", "ADJ", "NOUN", "VERB")));
    private static final int[] ARTICLE = SYMBOLS.numbers(ARTICLES);
    private static final int[] ADJECTIVE = SYMBOLS.numbers(ADJECTIVES);
    private static final List<String> NOUNS = joined(ONLY_NOUNS);
    private static final List<String> VERBS = joined(ONLY_VERBS);
    private static final int[] NOUN = SYMBOLS.numbers(NOUNS);
    private static final int[] VERB = SYMBOLS.numbers(VERBS);
    private static final int IS_ARTICLE = SYMBOLS.number("ART");
    private static final int IS_ADJECTIVE = SYMBOLS.number("ADJ");
    private static final int IS_NOUN = SYMBOLS.number("NOUN");
    private static final int IS_VERB = SYMBOLS.number("VERB");
    private static final int LONGEST = 3 + 1 + 3;

    private static List<String> joined(List<String> only) {
        return Stream.of(only, BOTH).flatMap(List::stream).toList();
    }

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
        long things = (long) ARTICLE.length * (1 + ADJECTIVE.length) * NOUN.length;
        return things * VERB.length * things;
    }

    @Override
    public void draw(Rng rng, Sequence example) {
        example.clear();
        thing(rng, example);
        example.add(one(VERB, rng), IS_VERB);
        thing(rng, example);
    }

    private static void thing(Rng rng, Sequence example) {
        example.add(one(ARTICLE, rng), IS_ARTICLE);
        if (rng.nextInt(2) == 0) {
            example.add(one(ADJECTIVE, rng), IS_ADJECTIVE);
        }
        example.add(one(NOUN, rng), IS_NOUN);
    }

    private static int one(int[] words, Rng rng) {
        return words[rng.nextInt(words.length)];
    }

    @Override
    public void read(String typed, Sequence example) {
        Words words = new Words(typed, "a sentence such as \"the old cut cost a big bet\"", SYMBOLS, example);
        thing(words, example);
        words.one(VERBS);
        example.ask(IS_VERB);
        thing(words, example);
        words.end();
    }

    private static void thing(Words words, Sequence example) {
        words.one(ARTICLES);
        example.ask(IS_ARTICLE);
        if (words.maybe(ADJECTIVES)) {
            example.ask(IS_ADJECTIVE);
        }
        words.one(NOUNS);
        example.ask(IS_NOUN);
    }
}
