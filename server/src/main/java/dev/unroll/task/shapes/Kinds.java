package dev.unroll.task.shapes;

import dev.unroll.numeric.Rng;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** One to one: a letter or a digit is a vowel, a consonant or a digit. All 36 are trained on: what was never seen has no kind. */
public final class Kinds implements Problem {
    private static final String VOWELS = "aeiou";
    private static final List<String> SIGNS = IntStream.concat(
                    IntStream.rangeClosed('a', 'z'), IntStream.rangeClosed('0', '9'))
            .mapToObj(Character::toString)
            .toList();
    private static final Symbols SYMBOLS = Symbols.of(List.of(SIGNS, List.of("vowel", "consonant", "digit")));
    private static final int[] NUMBERS = SYMBOLS.numbers(SIGNS);
    private static final int[] KINDS =
            SIGNS.stream().mapToInt(sign -> SYMBOLS.number(kind(sign))).toArray();

    private static String kind(String sign) {
        if (Character.isDigit(sign.charAt(0))) {
            return "digit";
        }
        return VOWELS.contains(sign) ? "vowel" : "consonant";
    }

    @Override
    public Symbols symbols() {
        return SYMBOLS;
    }

    @Override
    public int longest() {
        return 1;
    }

    @Override
    public long size() {
        return SIGNS.size();
    }

    @Override
    public void draw(Rng rng, Sequence example) {
        fill(rng.nextInt(SIGNS.size()), example);
    }

    @Override
    public void read(String typed, Sequence example) {
        int sign = SIGNS.indexOf(typed.strip().toLowerCase(Locale.ROOT));
        if (sign < 0) {
            throw new IllegalArgumentException("input must be a letter from a to z or a digit");
        }
        fill(sign, example);
    }

    private static void fill(int sign, Sequence example) {
        example.clear();
        example.add(NUMBERS[sign], KINDS[sign]);
    }
}
