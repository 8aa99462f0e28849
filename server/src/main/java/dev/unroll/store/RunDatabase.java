package dev.unroll.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The runs that are kept, in {@code unroll.db}. One writes at a time, and what is written is on the disk when the method returns; those who
 * read have a connection of their own and wait for nobody. Every method throws {@link StorageFailed} when the disk does not do its part.
 */
public final class RunDatabase implements AutoCloseable {
    static final String FILE = "unroll.db";

    private final Path file;
    private final Path backups;
    private final Path backup;
    private final Connection writer;
    private final Connection reader;
    private final Optional<String> notice;

    /**
     * Opens what there is, or makes it. A damaged file is set aside under its date and the newest backup takes its place.
     *
     * @param now for the name of a file set aside
     * @throws DataFolderUnusable when that is not possible either
     */
    public static RunDatabase open(DataFolder folder, Instant now) throws IOException {
        Sqlite.unpackInto(folder.subfolder("tmp"));
        Path file = folder.file(FILE);
        Path backups = folder.subfolder("backup");
        Optional<String> notice = new Soundness(file, backups.resolve(FILE), now).ensure();
        return new RunDatabase(file, backups, notice);
    }

    private RunDatabase(Path file, Path backups, Optional<String> notice) throws IOException {
        this.file = file;
        this.backups = backups;
        this.backup = backups.resolve(FILE);
        this.notice = notice;
        try {
            this.writer = Sqlite.connect(file);
            Schema.migrate(writer);
            writer.setAutoCommit(false);
            this.reader = Sqlite.connect(file);
        } catch (SQLException e) {
            throw new DataFolderUnusable(
                    "The database %s cannot be opened (%s); choose another folder with --data, or move the file away"
                            .formatted(file, e.getMessage()));
        }
    }

    /** What people are to know of how it was opened: that a damaged one was replaced, say. */
    public Optional<String> notice() {
        return notice;
    }

    /** Every run, oldest first, deleted ones too. */
    public List<StoredRun> runs() {
        return read("SELECT * FROM runs ORDER BY ordinal", "", RunRows::read);
    }

    /** The run with that id. */
    public Optional<StoredRun> run(String id) {
        return read("SELECT * FROM runs WHERE id = ?", id, RunRows::read).stream()
                .findFirst();
    }

    /** What is kept of a run's history: each kind in the order of its events. A row that is damaged is left out. */
    public History history(String run) {
        List<Optional<HistoryRow>> rows = read(
                "SELECT kind, sequence, content, crc FROM history WHERE run = ? ORDER BY kind, sequence",
                run,
                RunRows::readHistory);
        List<HistoryRow> sound = rows.stream().flatMap(Optional::stream).toList();
        return new History(sound, rows.size() - sound.size());
    }

    /**
     * A run's history.
     *
     * @param rows that are sound
     * @param damaged how many are not
     */
    public record History(List<HistoryRow> rows, int damaged) {}

    /** A run's checkpoints, by step. */
    public List<StoredCheckpoint> checkpoints(String run) {
        return read("SELECT * FROM checkpoints WHERE run = ? ORDER BY step", run, RunRows::readCheckpoint);
    }

    /** Keeps a new run. */
    public synchronized void add(StoredRun.Origin origin, StoredRun.State state) {
        write(() -> RunRows.insert(writer, origin, state));
    }

    /** Writes all of it or nothing. The checkpoints' files are there already. */
    public synchronized void write(List<RunChange> changes, List<StoredCheckpoint> checkpoints) {
        write(() -> {
            RunRows.update(writer, changes);
            RunRows.insertCheckpoints(writer, checkpoints);
        });
    }

    /** Forgets checkpoints; their files are to be removed afterwards. */
    public synchronized void forget(String run, List<Long> steps) {
        write(() -> {
            try (PreparedStatement delete =
                    writer.prepareStatement("DELETE FROM checkpoints WHERE run = ? AND step = ?")) {
                for (long step : steps) {
                    delete.setString(1, run);
                    delete.setLong(2, step);
                    delete.addBatch();
                }
                delete.executeBatch();
            }
        });
    }

    /** Marks a run as deleted, or as not deleted. */
    public synchronized void markDeleted(String run, Optional<Instant> when) {
        write(() -> {
            try (PreparedStatement mark = writer.prepareStatement("UPDATE runs SET deleted = ? WHERE id = ?")) {
                if (when.isPresent()) {
                    mark.setLong(1, when.get().toEpochMilli());
                } else {
                    mark.setObject(1, null);
                }
                mark.setString(2, run);
                mark.executeUpdate();
            }
        });
    }

    /** Forgets a run with everything that is kept of it here. */
    public synchronized void purge(String run) {
        write(() -> {
            try (PreparedStatement delete = writer.prepareStatement("DELETE FROM runs WHERE id = ?")) {
                delete.setString(1, run);
                delete.executeUpdate();
            }
        });
    }

    /** When the newest backup was made, if there is one. */
    public Optional<Instant> newestBackup() throws IOException {
        return Files.exists(backup)
                ? Optional.of(Files.getLastModifiedTime(backup).toInstant())
                : Optional.empty();
    }

    /** Copies the database as it is at one moment, while others read and write, and puts the copy in the place of the backup before it. */
    public void backUp() throws IOException {
        Path beside = backup.resolveSibling(FILE + ".part");
        Files.deleteIfExists(beside);
        try (Connection connection = Sqlite.connect(file);
                PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
            copy.setString(1, beside.toString());
            copy.execute();
        } catch (SQLException e) {
            Files.deleteIfExists(beside);
            throw new IOException("the backup of %s failed: %s".formatted(file, e.getMessage()), e);
        }
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(beside, backup, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        WholeFiles.force(backups);
    }

    /** Lets the file become no larger than it is now, as a full disk would, or ends that; so that one can see what happens then. */
    public synchronized void fill(boolean full) {
        try (Statement statement = writer.createStatement()) {
            statement.execute("PRAGMA max_page_count = " + (full ? 1 : Integer.MAX_VALUE));
        } catch (SQLException e) {
            throw Sqlite.failure(e);
        }
    }

    /** Puts all that is in the log into the file itself. */
    @Override
    public synchronized void close() {
        try (reader;
                writer;
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(true);
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            throw Sqlite.failure(e);
        }
    }

    /** Something to be written. */
    @FunctionalInterface
    private interface Writing {
        void write() throws SQLException;
    }

    private void write(Writing writing) {
        try {
            try {
                writing.write();
                writer.commit();
            } catch (SQLException e) {
                writer.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw Sqlite.failure(e);
        }
    }

    /** Reads one row. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String query, String run, Reading<T> reading) {
        synchronized (reader) {
            try (PreparedStatement statement = reader.prepareStatement(query)) {
                if (!run.isEmpty()) {
                    statement.setString(1, run);
                }
                List<T> all = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        all.add(reading.read(rows));
                    }
                }
                return all;
            } catch (SQLException e) {
                throw Sqlite.failure(e);
            }
        }
    }
}
