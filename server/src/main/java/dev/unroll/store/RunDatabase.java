package dev.unroll.store;

import dev.unroll.store.Disk.Operation;
import dev.unroll.store.StorageFailed.Cause;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs that are kept, in {@code unroll.db}. One writes at a time, and what is written is on the disk when the method returns; those who
 * read have a connection of their own and wait for nobody. Every method throws {@link StorageFailed} when the disk does not do its part: then
 * nothing was written, or all of it and only the answer was lost. What follows opens the file anew and makes sure that it is sound.
 */
public final class RunDatabase implements AutoCloseable {
    static final String FILE = "unroll.db";

    private static final Logger LOG = LoggerFactory.getLogger(RunDatabase.class);

    private final Path file;
    private final Path backups;
    private final Path backup;
    private final Disk disk;
    private final Optional<Replaced> replaced;
    private final Object reading = new Object();
    /** Runs that were refused although they may have been written. */
    private final Set<String> refused = new HashSet<>();
    /** Null after a failure: the file is to be opened anew, and looked at. */
    private @Nullable Connection writer;

    /** Null after a failure. Guarded by {@link #reading}. */
    private @Nullable Connection reader;

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
        Optional<Replaced> replaced = new Soundness(file, backups.resolve(FILE), now).ensure();
        return new RunDatabase(file, backups, folder.disk(), replaced);
    }

    private RunDatabase(Path file, Path backups, Disk disk, Optional<Replaced> replaced) throws IOException {
        this.file = file;
        this.backups = backups;
        this.disk = disk;
        this.backup = backups.resolve(FILE);
        this.replaced = replaced;
        try {
            Connection first = Sqlite.connect(file);
            this.writer = first;
            Schema.migrate(first);
            Sqlite.emptyLog(first);
            first.setAutoCommit(false);
            this.reader = Sqlite.connect(file);
        } catch (SQLException e) {
            throw new DataFolderUnusable(
                    "The database %s cannot be opened (%s); choose another folder with --data, or move the file away"
                            .formatted(file, e.getMessage()));
        }
    }

    /** What people are to know of how it was opened: that a damaged one was replaced, say. */
    public Optional<String> notice() {
        return replaced.map(Replaced::sentence);
    }

    /** Whether it is not the one that was written last. */
    public Optional<Replaced> replaced() {
        return replaced;
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

    /** Keeps a new run, with the checkpoints it has from the start. */
    public synchronized void add(StoredRun.Origin origin, StoredRun.State state, List<StoredCheckpoint> checkpoints) {
        try {
            write(connection -> {
                RunRows.insert(connection, origin, state);
                RunRows.insertCheckpoints(connection, checkpoints);
            });
        } catch (StorageFailed e) {
            refused.add(origin.id());
            throw e;
        }
    }

    /** Writes all of it or nothing. The checkpoints' files are there already. */
    public synchronized void write(List<RunChange> changes, List<StoredCheckpoint> checkpoints) {
        write(connection -> {
            RunRows.update(connection, changes);
            RunRows.insertCheckpoints(connection, checkpoints);
        });
    }

    /** Forgets checkpoints; their files are to be removed afterwards. */
    public synchronized void forget(String run, List<Long> steps) {
        write(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM checkpoints WHERE run = ? AND step = ?")) {
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
        write(connection -> RunRows.markDeleted(connection, run, when));
    }

    /** Forgets a run with everything that is kept of it here. */
    public synchronized void purge(String run) {
        write(connection -> RunRows.delete(connection, List.of(run)));
    }

    /** Puts what is in the log into the file itself, as far as nobody reads it: should the log be lost, that is not. */
    public synchronized void settle() {
        Connection known = writer;
        if (known == null) {
            return;
        }
        try {
            known.setAutoCommit(true);
            Sqlite.settle(known);
            known.setAutoCommit(false);
        } catch (SQLException e) {
            throw failed(Sqlite.failure(e));
        }
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
        disk.before(Operation.CREATE, beside);
        Files.deleteIfExists(beside);
        try (Connection connection = Sqlite.connect(file);
                PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
            copy.setString(1, beside.toString());
            copy.execute();
        } catch (SQLException e) {
            Files.deleteIfExists(beside);
            throw new IOException("the backup of %s failed: %s".formatted(file, e.getMessage()), e);
        }
        disk.before(Operation.FORCE, beside);
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        disk.before(Operation.MOVE, beside);
        Files.move(beside, backup, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        WholeFiles.force(backups);
    }

    /** Lets the file become no larger than it is now, as a full disk would, or ends that; so that one can see what happens then. */
    public synchronized void fill(boolean full) {
        try (Statement statement = writer().createStatement()) {
            statement.execute("PRAGMA max_page_count = " + (full ? 1 : Integer.MAX_VALUE));
        } catch (SQLException e) {
            throw Sqlite.failure(e);
        } catch (IOException e) {
            throw StorageFailed.of(e);
        }
    }

    /** Puts all that is in the log into the file itself. */
    @Override
    public synchronized void close() {
        Connection last = writer;
        try (last) {
            if (last != null) {
                last.setAutoCommit(true);
                Sqlite.emptyLog(last);
            }
        } catch (SQLException e) {
            LOG.warn("The log of the database stays beside it: {}", e.getMessage());
        }
        writer = null;
        closeReader();
    }

    /** Something to be written. */
    @FunctionalInterface
    private interface Writing {
        void write(Connection connection) throws SQLException;
    }

    private void write(Writing writing) {
        try {
            Connection connection = writer();
            try {
                disk.before(Operation.EXECUTE, file);
                RunRows.delete(connection, refused);
                writing.write(connection);
                disk.before(Operation.COMMIT, file);
                connection.commit();
                disk.before(Operation.ANSWER, file);
                refused.clear();
            } catch (SQLException | IOException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw failed(Sqlite.failure(e));
        } catch (IOException e) {
            throw failed(StorageFailed.of(e));
        }
    }

    /** SQLite may have done it by itself, as on a full disk; then the connection does not know where it stands and is not used again. */
    private void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
            doubt();
        }
    }

    /** A full disk and a lock leave the connection as it was; after anything else nothing is taken for granted. */
    private StorageFailed failed(StorageFailed e) {
        if (e.kind() != Cause.DISK_FULL && e.kind() != Cause.DATABASE_LOCKED) {
            doubt();
        }
        return e;
    }

    /**
     * Something about the file is not as it should be: it is opened anew before anything else is written, and looked at. What a failed
     * {@code fsync} has left in the log is recovered or thrown away by its checksums then.
     */
    public synchronized void doubt() {
        closeReader();
        close(writer);
        writer = null;
    }

    private Connection writer() throws SQLException, IOException {
        Connection known = writer;
        if (known != null) {
            return known;
        }
        Connection anew = connect();
        try {
            Sqlite.emptyLog(anew);
            Optional<String> damage = Soundness.damage(anew);
            if (damage.isPresent()) {
                throw new StorageFailed(Cause.DATABASE_DAMAGED, damage.get(), new SQLException(damage.get()));
            }
            anew.setAutoCommit(false);
        } catch (SQLException | StorageFailed e) {
            close(anew);
            throw e;
        }
        writer = anew;
        return anew;
    }

    /** It may be the last, and then empties the log: not while another writes. */
    private synchronized void closeReader() {
        synchronized (reading) {
            close(reader);
            reader = null;
        }
    }

    private static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.warn("The database was not closed: {}", e.getMessage());
        }
    }

    /** Reads one row. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Once more with a new connection, when it fails. */
    private <T> List<T> read(String query, String run, Reading<T> reading) {
        try {
            return readOnce(query, run, reading);
        } catch (SQLException | IOException e) {
            LOG.warn("The database is read again: {}", e.getMessage());
            closeReader();
        }
        try {
            return readOnce(query, run, reading);
        } catch (SQLException e) {
            throw Sqlite.failure(e);
        } catch (IOException e) {
            throw StorageFailed.of(e);
        }
    }

    private <T> List<T> readOnce(String query, String run, Reading<T> rowReader) throws SQLException, IOException {
        synchronized (reading) {
            disk.before(Operation.READ, file);
            try (PreparedStatement statement = reader().prepareStatement(query)) {
                if (!run.isEmpty()) {
                    statement.setString(1, run);
                }
                List<T> all = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        all.add(rowReader.read(rows));
                    }
                }
                return all;
            }
        }
    }

    private Connection reader() throws SQLException, IOException {
        Connection known = reader;
        if (known != null) {
            return known;
        }
        Connection anew = connect();
        reader = anew;
        return anew;
    }

    /** To the file that was there: SQLite would make an empty one. */
    private Connection connect() throws SQLException, IOException {
        disk.before(Operation.CONNECT, file);
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return Sqlite.connect(file);
    }
}
