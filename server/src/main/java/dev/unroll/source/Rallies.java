package dev.unroll.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Recorded rallies as the states of {@link Badminton}: CSV with the header {@value #HEADER}, one stroke a row. {@code player} is A or B,
 * {@code stroke} one of serve, clear, drop, smash, net, lift, drive, {@code landing} a zone from 1 to 9 of the court it flies to, {@code outcome} empty or,
 * in the last row of a rally, winner, net or out. A change of {@code game} is an empty line.
 */
public final class Rallies {
    /** The first line. */
    public static final String HEADER = "game,score_a,score_b,player,stroke,landing,outcome";

    private static final Set<String> STROKES = Set.of("serve", "clear", "drop", "smash", "net", "lift", "drive");
    private static final Set<String> OUTCOMES = Set.of("", "winner", "net", "out");

    private Rallies() {}

    /**
     * Reads the table to its end.
     *
     * @throws IllegalArgumentException naming the line, what is wrong and what would be right
     */
    public static String read(BufferedReader csv) throws IOException {
        String header = csv.readLine();
        if (header == null || !header.replace("\uFEFF", "").strip().equals(HEADER)) {
            throw new IllegalArgumentException(
                    "line 1: the header must be \"%s\", was \"%s\"".formatted(HEADER, header == null ? "" : header));
        }
        StringBuilder text = new StringBuilder();
        String game = "";
        boolean within = false;
        int number = 1;
        for (String line = csv.readLine(); line != null; line = csv.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            List<String> cells = cells(line, number);
            if (!within) {
                text.append(game.isEmpty() || game.equals(cells.get(0)) ? "" : "\n");
                game = cells.get(0);
                text.append("A%s B%s".formatted(cells.get(1), cells.get(2)));
            }
            text.append(" %s:%s:%s".formatted(cells.get(3), cells.get(4), cells.get(5)));
            within = cells.get(6).isEmpty();
            if (!within) {
                text.append(' ').append(cells.get(6)).append('\n');
            }
        }
        if (within) {
            throw new IllegalArgumentException(
                    "line %d: the last rally has no outcome; it must be winner, net or out".formatted(number));
        }
        return text.toString();
    }

    private static List<String> cells(String line, int number) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(",", -1)) {
            cells.add(cell.strip());
        }
        demand(cells.size() == 7, number, "a row has 7 cells", Integer.toString(cells.size()));
        demand(cells.get(1).matches("\\d{1,2}"), number, "score_a is a number", cells.get(1));
        demand(cells.get(2).matches("\\d{1,2}"), number, "score_b is a number", cells.get(2));
        demand(cells.get(3).matches("[AB]"), number, "player is A or B", cells.get(3));
        demand(
                STROKES.contains(cells.get(4)),
                number,
                "stroke is one of " + STROKES.stream().sorted().toList(),
                cells.get(4));
        demand(cells.get(5).matches("[1-9]"), number, "landing is a zone from 1 to 9", cells.get(5));
        demand(OUTCOMES.contains(cells.get(6)), number, "outcome is empty, winner, net or out", cells.get(6));
        return cells;
    }

    private static void demand(boolean holds, int line, String rule, String was) {
        if (!holds) {
            throw new IllegalArgumentException("line %d: %s, was \"%s\"".formatted(line, rule, was));
        }
    }
}
