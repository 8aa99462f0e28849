package dev.unroll.task.shapes;

import dev.unroll.numeric.Rng;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One to many: a number from 0 to 20 is spelt in English, letter by letter, and the end is marked. The number is read at the first step; after
 * that nothing is, so the memory alone knows which number it was and how far it has come.
 */
public final class Spelling implements Problem {
    private static final String END = "■";
    private static final List<String> WORDS = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty");
    private static final List<String> FIGURES =
            IntStream.range(0, WORDS.size()).mapToObj(Integer::toString).toList();
    private static final Symbols SYMBOLS = Symbols.of(List.of(FIGURES, letters(), List.of(END)));
    private static final int[] NUMBERS = SYMBOLS.numbers(FIGURES);
    private static final int[][] ANSWERS = WORDS.stream().map(Spelling::spelt).toArray(int[][]::new);
    private static final int LONGEST =
            WORDS.stream().mapToInt(word -> word.length() + 1).max().orElseThrow();

    private static List<String> letters() {
        return String.join("", WORDS)
                .chars()
                .distinct()
                .sorted()
                .mapToObj(Character::toString)
                .toList();
    }

    private static int[] spelt(String word) {
        List<String> signs =
                new ArrayList<>(word.chars().mapToObj(Character::toString).toList());
        signs.add(END);
        return SYMBOLS.numbers(signs);
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
        return WORDS.size();
    }

    @Override
    public void draw(Rng rng, Sequence example) {
        fill(rng.nextInt(NUMBERS.length), example);
    }

    @Override
    public void read(String typed, Sequence example) {
        int number = FIGURES.indexOf(typed.strip());
        if (number < 0) {
            throw new IllegalArgumentException("input must be a whole number from 0 to " + (WORDS.size() - 1));
        }
        fill(number, example);
    }

    private static void fill(int number, Sequence example) {
        example.clear();
        int[] answer = ANSWERS[number];
        for (int t = 0; t < answer.length; t++) {
            example.add(t == 0 ? NUMBERS[number] : Symbols.NOTHING, answer[t]);
        }
    }
}
