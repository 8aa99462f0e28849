package dev.unroll.source;

import dev.unroll.numeric.Rng;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * One of a list of different lines, each as probable. What can be worked out from the beginning of a line costs nothing: the entropy of a
 * line is the logarithm of their number.
 */
public final class Listed implements Generator {
    private static final int OPERANDS = 100;
    private static final String OPERATORS = "+-*";
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final int DAYS = (int) (LocalDate.of(2100, 1, 1).toEpochDay() - FIRST_DAY.toEpochDay());
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE", Locale.ENGLISH);

    private final int count;
    private final IntFunction<String> line;

    private Listed(int count, IntFunction<String> line) {
        this.count = count;
        this.line = line;
    }

    /** Sums, differences and products of numbers below 100, such as {@code 17*4=68}. */
    public static Listed arithmetic() {
        return new Listed(OPERANDS * OPERANDS * OPERATORS.length(), i -> {
            int a = i % OPERANDS;
            int b = i / OPERANDS % OPERANDS;
            char operator = OPERATORS.charAt(i / (OPERANDS * OPERANDS));
            int result = switch (operator) {
                case '+' -> a + b;
                case '-' -> a - b;
                default -> a * b;
            };
            return "" + a + operator + b + '=' + result + '\n';
        });
    }

    /** Days of the 20th and 21st century, such as {@code 29 February 2024 = 2024-02-29 Thursday}. */
    public static Listed dates() {
        return new Listed(DAYS, i -> {
            LocalDate day = FIRST_DAY.plusDays(i);
            return "%s = %s %s\n".formatted(LONG.format(day), day, WEEKDAY.format(day));
        });
    }

    @Override
    public void write(Rng rng, StringBuilder to) {
        to.append(line.apply(rng.nextInt(count)));
    }

    @Override
    public Entropy entropy() {
        long characters = 0;
        for (int i = 0; i < count; i++) {
            characters += line.apply(i).length();
        }
        return new Entropy(Math.log(count) * count / characters, true);
    }
}
