package dev.unroll.task.shapes;

import dev.unroll.numeric.Rng;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Many to many, after reading: two to five letters are read, then a sign to begin, and only then is the answer asked for: the same letters from the last to
 * the first, and the end is marked. Nothing is read while it answers.
 */
public final class Reversal implements Problem {
    private static final int SHORTEST_WORD = 2;
    private static final int LONGEST_WORD = 5;
    private static final List<String> LETTERS =
            IntStream.rangeClosed('a', 'f').mapToObj(Character::toString).toList();
    private static final Symbols SYMBOLS = Symbols.of(List.of(LETTERS, List.of("▶", "■")));
    private static final int[] LETTER = SYMBOLS.numbers(LETTERS);
    private static final int BEGIN = SYMBOLS.number("▶");
    private static final int END = SYMBOLS.number("■");
    private static final Pattern WORD = Pattern.compile("[a-f]{%d,%d}".formatted(SHORTEST_WORD, LONGEST_WORD));

    @Override
    public Symbols symbols() {
        return SYMBOLS;
    }

    @Override
    public int longest() {
        return 2 * LONGEST_WORD + 1;
    }

    @Override
    public long size() {
        long size = 0;
        for (int length = SHORTEST_WORD; length <= LONGEST_WORD; length++) {
            size += Math.round(Math.pow(LETTER.length, length));
        }
        return size;
    }

    @Override
    public void draw(Rng rng, Sequence example) {
        example.clear();
        int length = SHORTEST_WORD + rng.nextInt(LONGEST_WORD - SHORTEST_WORD + 1);
        for (int i = 0; i < length; i++) {
            example.read(LETTER[rng.nextInt(LETTER.length)]);
        }
        answer(length, example);
    }

    @Override
    public void read(String typed, Sequence example) {
        String word = typed.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        if (!WORD.matcher(word).matches()) {
            throw new IllegalArgumentException("input must be %d to %d letters from %s to %s"
                    .formatted(SHORTEST_WORD, LONGEST_WORD, LETTERS.get(0), LETTERS.get(LETTERS.size() - 1)));
        }
        example.clear();
        word.chars().forEach(letter -> example.read(LETTER[letter - 'a']));
        answer(word.length(), example);
    }

    private static void answer(int length, Sequence example) {
        for (int i = 0; i <= length; i++) {
            int target = i < length ? example.token(length - 1 - i) : END;
            example.add(i == 0 ? BEGIN : Symbols.NOTHING, target);
        }
    }
}
