package dev.unroll.text;

import java.util.Arrays;

/**
 * Numbers code points: ASCII's as they are, the others from {@link PagedTokens#PLAIN} on, in the order in which they are first seen. Where a text has so many that
 * these numbers do not suffice, those that are left over.
 */
final class FirstSeen {
    private static final int NONE = -1;

    private final byte[] ascii = new byte[256];
    private int[] numbers = none(PagedTokens.PLAIN);
    private int[] codePoints = none(2 * PagedTokens.PLAIN);
    private int next = PagedTokens.PLAIN;

    FirstSeen() {
        Arrays.fill(ascii, (byte) NONE);
    }

    /**
     * The number of a code point.
     *
     * @throws IllegalArgumentException when there are more than {@link Vocabulary#LARGEST}
     */
    int number(int symbol) {
        int number = known(symbol);
        return number < 0 ? add(symbol) : number;
    }

    /** The number of a code point; below 0 when it was not seen yet. */
    int known(int symbol) {
        return symbol < numbers.length ? numbers[symbol] : NONE;
    }

    /** The numbers of ASCII's characters as far as they were seen, otherwise below 0; also for the other 128 bytes. */
    byte[] ascii() {
        return ascii;
    }

    private int add(int symbol) {
        boolean plain = symbol < PagedTokens.PLAIN && codePoints[symbol] == NONE;
        int number = plain ? symbol : free();
        if (symbol >= numbers.length) {
            numbers = longer(numbers, symbol + 1);
        }
        numbers[symbol] = number;
        codePoints[number] = symbol;
        if (plain) {
            ascii[symbol] = (byte) number;
        }
        return number;
    }

    private int free() {
        if (next < Vocabulary.LARGEST) {
            if (next == codePoints.length) {
                codePoints = longer(codePoints, next + 1);
            }
            return next++;
        }
        for (int number = 0; number < PagedTokens.PLAIN; number++) {
            if (codePoints[number] == NONE) {
                return number;
            }
        }
        throw new IllegalArgumentException("it has more than %d different characters".formatted(Vocabulary.LARGEST));
    }

    /** The vocabulary of them. */
    Vocabulary vocabulary() {
        return Vocabulary.of(
                Arrays.stream(codePoints).filter(symbol -> symbol != NONE).toArray());
    }

    /** For each number, which token of the vocabulary it is; 0 where it is nobody's. */
    int[] tokens(Vocabulary vocabulary) {
        return Arrays.stream(codePoints, 0, next)
                .map(symbol -> symbol == NONE ? 0 : vocabulary.indexOf(symbol))
                .toArray();
    }

    private static int[] none(int length) {
        int[] none = new int[length];
        Arrays.fill(none, NONE);
        return none;
    }

    private static int[] longer(int[] shorter, int least) {
        int[] longer = none(Math.max(least, 2 * shorter.length));
        System.arraycopy(shorter, 0, longer, 0, shorter.length);
        return longer;
    }
}
