package dev.unroll.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** Folds line ends of a text that passes by, and counts what it is made of. */
final class Folding {
    private final BitSet seen = new BitSet(1 << 16);
    private final StringBuilder preview = new StringBuilder();
    private long characters;
    private long carriageReturnLineFeeds;
    private long carriageReturns;
    private long controls;
    private boolean afterCarriageReturn;
    private char highSurrogate;

    /**
     * Folds CR LF and single CR to LF, in place.
     *
     * @return how many of {@code units} are left
     */
    int fold(char[] units, int length) {
        int to = 0;
        for (int from = 0; from < length; from++) {
            char unit = units[from];
            if (unit == '\n' && afterCarriageReturn) {
                carriageReturns--;
                carriageReturnLineFeeds++;
                afterCarriageReturn = false;
                continue;
            }
            afterCarriageReturn = unit == '\r';
            if (afterCarriageReturn) {
                carriageReturns++;
                unit = '\n';
            }
            units[to++] = unit;
            count(unit);
        }
        return to;
    }

    private void count(char unit) {
        if (Character.isHighSurrogate(unit)) {
            highSurrogate = unit;
            return;
        }
        int symbol = Character.isLowSurrogate(unit) ? Character.toCodePoint(highSurrogate, unit) : unit;
        seen.set(symbol);
        characters++;
        if (characters <= TextSummary.PREVIEW) {
            preview.appendCodePoint(symbol);
        }
        if (symbol < ' ' && symbol != '\n' && symbol != '\t') {
            controls++;
        }
    }

    long characters() {
        return characters;
    }

    int vocabulary() {
        return seen.cardinality();
    }

    String preview() {
        return preview.toString();
    }

    /** What was changed, and what is worth knowing. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (carriageReturnLineFeeds > 0) {
            notes.add(counted(carriageReturnLineFeeds, "line end", "of CR LF", "folded to LF"));
        }
        if (carriageReturns > 0) {
            notes.add(counted(carriageReturns, "line end", "of CR", "folded to LF"));
        }
        if (controls > 0) {
            notes.add(counted(controls, "control character", "", "kept as any other"));
        }
        if (vocabulary() == 1) {
            notes.add("There is only one distinct character: nothing to predict, the loss is 0 from the start.");
        }
        return notes;
    }

    private static String counted(long count, String what, String of, String done) {
        return String.format(
                Locale.ROOT,
                "%,d %s%s%s %s %s.",
                count,
                what,
                count == 1 ? "" : "s",
                of.isEmpty() ? "" : " " + of,
                count == 1 ? "was" : "were",
                done);
    }
}
