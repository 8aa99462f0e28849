package dev.unroll.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the database can be relied on before it is used: its structure, and the checksum of every run's row. A damaged one is
 * set aside, never deleted, and the newest backup takes its place.
 */
final class Soundness {
    private static final Logger LOG = LoggerFactory.getLogger(Soundness.class);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /** Much more than any page has been told, so that every one of them hears of what comes now. */
    private static final long FAR_AHEAD = 1L << 32;

    private final Path file;
    private final Path backup;
    private final Instant now;

    Soundness(Path file, Path backup, Instant now) {
        this.file = file;
        this.backup = backup;
        this.now = now;
    }

    /** What people are to know: nothing, when all was well. */
    Optional<String> ensure() throws IOException {
        if (!Files.exists(file)) {
            return Files.exists(backup)
                    ? Optional.of(replace("The database of the runs (unroll.db) was missing."))
                    : Optional.empty();
        }
        Optional<String> damage = damage(file);
        if (damage.isEmpty()) {
            return Optional.empty();
        }
        LOG.warn("The database {} is damaged: {}", file, damage.get());
        return Optional.of(replace("The database of the runs was damaged; it is kept as %s.".formatted(setAside())));
    }

    /** What is wrong with a database. */
    private static Optional<String> damage(Path database) throws DataFolderUnusable {
        try (Connection connection = Sqlite.connect(database)) {
            String found = Sqlite.quickCheck(connection);
            if (!found.equals("ok")) {
                return Optional.of(found);
            }
            int version = Schema.version(connection);
            if (version > Schema.newest()) {
                throw new DataFolderUnusable(
                        "The folder %s was used by a newer Unroll; start that one, or choose another folder with --data"
                                .formatted(database.toAbsolutePath().getParent()));
            }
            return version == 0 ? Optional.empty() : damagedRow(connection);
        } catch (SQLException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> damagedRow(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM runs")) {
            while (rows.next()) {
                RunRows.read(rows);
            }
        } catch (SQLException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private Path setAside() throws IOException {
        Path aside = file.resolveSibling("damaged-%s.db".formatted(DATE.format(now)));
        for (String part : List.of("", "-wal", "-shm")) {
            Path from = Path.of(file + part);
            if (Files.exists(from)) {
                Files.move(from, Path.of(aside + part), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return aside.getFileName();
    }

    /** Puts the backup in the place of the database; the sentence that says so. */
    private String replace(String what) throws IOException {
        if (!Files.exists(backup)) {
            return what
                    + " There was no backup yet, so the list of runs starts anew; checkpoints are still in the folder.";
        }
        if (damage(backup).isPresent()) {
            return what
                    + " The backup is damaged too, so the list of runs starts anew; checkpoints are still in the folder.";
        }
        Instant made = Files.getLastModifiedTime(backup).toInstant();
        for (String part : List.of("-wal", "-shm")) {
            Files.deleteIfExists(Path.of(file + part));
        }
        WholeFiles.write(file, out -> Files.copy(backup, out));
        skipAhead();
        return what
                + " Its backup of %s is used: what was done after that is missing from the curves, and runs go on from there."
                        .formatted(TIME.format(made));
    }

    private void skipAhead() throws IOException {
        try (Connection connection = Sqlite.connect(file);
                Statement statement = connection.createStatement()) {
            for (StoredRun run : all(statement)) {
                StoredRun.State state = run.state();
                StoredRun.State ahead = new StoredRun.State(
                        state.spec(),
                        state.status(),
                        state.message(),
                        state.changedLive(),
                        state.generation(),
                        state.sequence() + FAR_AHEAD,
                        state.trained(),
                        state.figures());
                RunRows.update(connection, List.of(new RunChange(run.origin().id(), ahead, false, List.of())));
            }
        } catch (SQLException e) {
            throw new IOException("the backup %s cannot be used: %s".formatted(backup, e.getMessage()), e);
        }
    }

    private static List<StoredRun> all(Statement statement) throws SQLException {
        List<StoredRun> all = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT * FROM runs")) {
            while (rows.next()) {
                all.add(RunRows.read(rows));
            }
        }
        return all;
    }
}
