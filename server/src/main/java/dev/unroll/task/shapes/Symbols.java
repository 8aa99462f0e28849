package dev.unroll.task.shapes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is read and answered, numbered from 0. Number 0 is {@link #NOTHING}. */
public final class Symbols {
    /** The token of a step at which there is nothing to read. */
    public static final int NOTHING = 0;

    private final List<String> names;
    private final Map<String, Integer> numbers = new HashMap<>();

    private Symbols(List<String> names) {
        this.names = names;
        for (int i = 0; i < names.size(); i++) {
            if (numbers.put(names.get(i), i) != null) {
                throw new IllegalArgumentException("\"%s\" stands twice among the symbols".formatted(names.get(i)));
            }
        }
    }

    /** Nothing, then those of all lists in their order. */
    static Symbols of(List<List<String>> lists) {
        return new Symbols(Stream.concat(Stream.of(""), lists.stream().flatMap(List::stream))
                .toList());
    }

    /** Their names by number; that of {@link #NOTHING} is empty. */
    public List<String> names() {
        return names;
    }

    /** How many there are. */
    public int size() {
        return names.size();
    }

    /** The name of a symbol. */
    public String name(int symbol) {
        return names.get(symbol);
    }

    /** The number of a symbol that there is. */
    int number(String name) {
        Integer number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("\"%s\" is no symbol here".formatted(name));
        }
        return number;
    }

    /** The numbers of symbols that there are, in the order of their names. */
    int[] numbers(List<String> some) {
        return some.stream().mapToInt(this::number).toArray();
    }
}
