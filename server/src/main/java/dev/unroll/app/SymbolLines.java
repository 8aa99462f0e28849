package dev.unroll.app;

import dev.unroll.text.SymbolChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What another text means to a network, in sentences for a terminal. */
final class SymbolLines {
    private static final int TOLD = 20;

    private SymbolLines() {}

    static List<String> of(SymbolChange change) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Symbols kept: %d, which are %.2f %% of the text.",
                change.kept(),
                100 * change.keptShare()));
        lines.add(line(
                "New",
                change.added().size(),
                change.added().stream()
                        .limit(TOLD)
                        .map(one -> String.format(Locale.ROOT, "%s (%.2f %%)", shown(one.symbol()), 100 * one.share()))
                        .toList()));
        lines.add(line(
                "Gone",
                change.gone().size(),
                change.gone().stream().limit(TOLD).map(SymbolLines::shown).toList()));
        return lines;
    }

    private static String line(String what, int count, List<String> told) {
        String rest = count > told.size() ? " and %d more".formatted(count - told.size()) : "";
        return "%s: %d%s%s%s"
                .formatted(what, count, count == 0 ? "" : ": ", told.stream().collect(Collectors.joining(", ")), rest);
    }

    /** A symbol as it is, or its code and name when nothing of it would be seen. */
    private static String shown(SymbolChange.Named symbol) {
        boolean seen = symbol.code().isEmpty()
                || symbol.symbol()
                        .codePoints()
                        .noneMatch(point -> Character.isWhitespace(point)
                                || Character.isSpaceChar(point)
                                || Character.isISOControl(point)
                                || Character.getType(point) == Character.FORMAT
                                || Character.getType(point) == Character.UNASSIGNED
                                || Character.getType(point) == Character.PRIVATE_USE);
        return seen && !symbol.symbol().equals("\n")
                ? symbol.symbol()
                : "%s %s".formatted(symbol.code(), symbol.name());
    }
}
