package dev.unroll.task;

import java.util.List;

/** A word that is learnt letter by letter: each but the last is read, and the one after it is to be answered. */
public final class Word {
    /** The fewest letters of a word. */
    public static final int SHORTEST = 2;

    /** The most letters of a word. */
    public static final int LONGEST = 12;

    private final String text;
    private final List<String> letters;
    private final int[] inputs;
    private final int[] targets;

    /** @throws IllegalArgumentException when it has too few or too many letters, something else than letters, or only one distinct letter */
    public Word(String text) {
        List<String> all = text.codePoints()
                .mapToObj(c -> new String(Character.toChars(c)))
                .toList();
        if (all.size() < SHORTEST || all.size() > LONGEST) {
            throw new IllegalArgumentException(
                    "word must have from %d to %d letters, had %d".formatted(SHORTEST, LONGEST, all.size()));
        }
        if (!text.codePoints().allMatch(Character::isLetter)) {
            throw new IllegalArgumentException("word must consist of letters alone, was \"%s\"".formatted(text));
        }
        this.text = text;
        this.letters = all.stream().distinct().toList();
        if (letters.size() == 1) {
            throw new IllegalArgumentException(
                    "word must have at least two different letters, was \"%s\"".formatted(text));
        }
        int[] tokens = all.stream().mapToInt(letters::indexOf).toArray();
        this.inputs = new int[tokens.length - 1];
        this.targets = new int[tokens.length - 1];
        System.arraycopy(tokens, 0, inputs, 0, inputs.length);
        System.arraycopy(tokens, 1, targets, 0, targets.length);
    }

    /** As it is written. */
    public String text() {
        return text;
    }

    /** Its different letters, in the order in which they first appear: the tokens. */
    public List<String> letters() {
        return letters;
    }

    /** Letters that are read, one a time step. */
    public int steps() {
        return inputs.length;
    }

    /** The token that is read at step {@code t}. */
    public int input(int t) {
        return inputs[t];
    }

    /** The token that is right at step {@code t}. */
    public int target(int t) {
        return targets[t];
    }

    /** All tokens read; a copy. */
    int[] inputs() {
        return inputs.clone();
    }

    /** All tokens to be answered; a copy. */
    int[] targets() {
        return targets.clone();
    }
}
