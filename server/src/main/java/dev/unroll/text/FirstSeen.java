package dev.unroll.text;

import java.util.Arrays;

/** Numbers code points from 0 in the order in which they are first seen. */
final class FirstSeen {
    private static final int ASCII = 128;

    private final short[] ascii = new short[2 * ASCII];
    private int[] numbers = unknown(ASCII);
    private int[] codePoints = new int[ASCII];
    private int size;

    FirstSeen() {
        Arrays.fill(ascii, (short) -1);
    }

    /** The number of a code point. */
    int number(int symbol) {
        int number = symbol < numbers.length ? numbers[symbol] : -1;
        return number < 0 ? add(symbol) : number;
    }

    /** The numbers of ASCII's characters as far as they were seen, otherwise -1; also for the other 128 bytes. */
    short[] ascii() {
        return ascii;
    }

    private int add(int symbol) {
        if (symbol >= numbers.length) {
            int[] more = unknown(Math.max(symbol + 1, 2 * numbers.length));
            System.arraycopy(numbers, 0, more, 0, numbers.length);
            numbers = more;
        }
        if (size == codePoints.length) {
            codePoints = Arrays.copyOf(codePoints, 2 * size);
        }
        codePoints[size] = symbol;
        numbers[symbol] = size;
        if (symbol < ASCII) {
            ascii[symbol] = (short) size;
        }
        return size++;
    }

    /** The vocabulary of them. */
    Vocabulary vocabulary() {
        return Vocabulary.of(Arrays.copyOf(codePoints, size));
    }

    /** For each number, which token of the vocabulary it is. */
    int[] tokens(Vocabulary vocabulary) {
        return Arrays.stream(codePoints, 0, size).map(vocabulary::indexOf).toArray();
    }

    private static int[] unknown(int length) {
        int[] none = new int[length];
        Arrays.fill(none, -1);
        return none;
    }
}
