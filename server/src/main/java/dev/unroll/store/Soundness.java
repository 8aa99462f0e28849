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
    Optional<Replaced> ensure() throws IOException {
        if (!Files.exists(file)) {
            return Files.exists(backup) ? Optional.of(replace(Optional.empty())) : Optional.empty();
        }
        Optional<String> damage = damage(file);
        if (damage.isEmpty()) {
            return Optional.empty();
        }
        LOG.warn("The database {} is damaged: {}", file, damage.get());
        return Optional.of(replace(Optional.of(setAside().toString())));
    }

    /** What is wrong with a database. */
    private static Optional<String> damage(Path database) throws DataFolderUnusable {
        try (Connection connection = Sqlite.connect(database)) {
            if (Schema.isNewer(connection)) {
                throw new DataFolderUnusable(
                        "The folder %s was used by a newer Unroll; start that one, or choose another folder with --data"
                                .formatted(database.toAbsolutePath().getParent()));
            }
            return damage(connection);
        } catch (SQLException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** The same of one that is open. */
    static Optional<String> damage(Connection connection) throws SQLException {
        String found = Sqlite.check(connection);
        if (!found.equals("ok")) {
            return Optional.of(found);
        }
        if (!Schema.isOfItsVersion(connection)) {
            return Optional.of("its tables are not those of version " + Schema.version(connection));
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE"); // which a header that says read-only forbids
            statement.execute("ROLLBACK");
        }
        return Schema.version(connection) == Schema.newest() ? damagedRow(connection) : Optional.empty();
    }

    private static Optional<String> damagedRow(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT * FROM runs")) {
                while (rows.next()) {
                    RunRows.read(rows);
                }
            }
            try (ResultSet rows = statement.executeQuery("SELECT * FROM checkpoints")) {
                while (rows.next()) {
                    RunRows.readCheckpoint(rows);
                }
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

    /** Puts the backup in the place of the database. */
    private Replaced replace(Optional<String> aside) throws IOException {
        for (String part : List.of("-wal", "-shm")) {
            Files.deleteIfExists(Path.of(file + part));
        }
        if (!Files.exists(backup)) {
            return new Replaced(aside, Optional.empty(), false);
        }
        if (damage(backup).isPresent()) {
            return new Replaced(aside, Optional.empty(), true);
        }
        Instant made = Files.getLastModifiedTime(backup).toInstant();
        WholeFiles.write(file, out -> Files.copy(backup, out));
        skipAhead();
        return new Replaced(aside, Optional.of(made), false);
    }

    private void skipAhead() throws IOException {
        try (Connection connection = Sqlite.connect(file);
                Statement statement = connection.createStatement()) {
            Schema.migrate(connection);
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
