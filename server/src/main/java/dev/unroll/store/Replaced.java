package dev.unroll.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The database of the runs could not be used when the server started.
 *
 * @param aside name of the file as which the damaged one is kept; empty when there was none
 * @param backup when the backup was made that took its place; empty when the list of runs starts anew
 * @param backupDamaged whether there was a backup that could not be used either
 */
public record Replaced(Optional<String> aside, Optional<Instant> backup, boolean backupDamaged) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /** The same for people. */
    public String sentence() {
        String what = aside.map("The database of the runs was damaged; it is kept as %s."::formatted)
                .orElse("The database of the runs (unroll.db) was missing.");
        return what
                + backup.map(made ->
                                " Its backup of %s is used: what was done after that is missing from the curves, and runs go on from there."
                                        .formatted(TIME.format(made)))
                        .orElseGet(() -> (backupDamaged ? " The backup is damaged too," : " There was no backup yet,")
                                + " so the list of runs starts anew; checkpoints are still in the folder.");
    }
}
