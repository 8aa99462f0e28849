package dev.unroll.store;

import dev.unroll.store.StoredRun.Figures;
import dev.unroll.store.StoredRun.Origin;
import dev.unroll.store.StoredRun.State;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Runs, their histories and checkpoints as rows of the tables, and back. What is not a number is null in a row. */
final class RunRows {
    private static final String STATE =
            "spec = ?, status = ?, message = ?, changed_live = ?, generation = ?, sequence = ?,"
                    + " trained = ?, step = ?, epoch = ?, steps_per_epoch = ?, loss = ?, smooth_loss = ?, validation_loss = ?,"
                    + " best_validation_loss = ?, gradient_norm = ?, characters_per_second = ?, learning_rate = ?,"
                    + " last_good_step = ?, parameters = ?, crc = ?";

    private RunRows() {}

    static void insert(Connection connection, Origin origin, State state) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO runs (id, nickname, task, parent, parent_step, created, spec, status, message, changed_live,"
                        + " generation, sequence, trained, step, steps_per_epoch, last_good_step, parameters, crc)"
                        + " VALUES (?, ?, ?, ?, ?, ?, '', '', '', 0, 0, 0, 0, 0, 0, 0, 0, 0)")) {
            insert.setString(1, origin.id());
            insert.setString(2, origin.nickname());
            insert.setString(3, origin.task());
            insert.setString(4, origin.parent().orElse(null));
            insert.setLong(5, origin.parentStep());
            insert.setLong(6, origin.created().toEpochMilli());
            insert.executeUpdate();
        }
        try (PreparedStatement update = connection.prepareStatement("UPDATE runs SET " + STATE + " WHERE id = ?")) {
            set(update, origin.id(), state);
            update.executeUpdate();
        }
        mark(connection, origin, Optional.empty());
    }

    static void markDeleted(Connection connection, String run, Optional<Instant> when) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM runs WHERE id = ?")) {
            select.setString(1, run);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    mark(connection, origin(row), when);
                }
            }
        }
    }

    private static void mark(Connection connection, Origin origin, Optional<Instant> deleted) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE runs SET deleted = ?, origin_crc = ? WHERE id = ?")) {
            if (deleted.isPresent()) {
                update.setLong(1, deleted.get().toEpochMilli());
            } else {
                update.setObject(1, null);
            }
            update.setLong(2, checksum(origin, deleted));
            update.setString(3, origin.id());
            update.executeUpdate();
        }
    }

    /** Gives their checksums to rows that were written before those had any. */
    static void complete(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM runs")) {
            while (rows.next()) {
                mark(connection, origin(rows), deleted(rows));
            }
        }
        List<StoredCheckpoint> checkpoints = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM checkpoints")) {
            while (rows.next()) {
                checkpoints.add(checkpoint(rows));
            }
        }
        insertCheckpoints(connection, checkpoints);
    }

    static void delete(Connection connection, Collection<String> runs) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM runs WHERE id = ?")) {
            for (String run : runs) {
                delete.setString(1, run);
                delete.executeUpdate();
            }
        }
    }

    /** A run that is not there any more was deleted, and has no history to be kept. */
    static void update(Connection connection, List<RunChange> changes) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE runs SET " + STATE + " WHERE id = ?");
                PreparedStatement clear = connection.prepareStatement("DELETE FROM history WHERE run = ?");
                PreparedStatement insert =
                        connection.prepareStatement("INSERT OR REPLACE INTO history VALUES (?, ?, ?, ?, ?)")) {
            for (RunChange change : changes) {
                set(update, change.id(), change.state());
                if (update.executeUpdate() == 0) {
                    continue;
                }
                if (change.whole()) {
                    clear.setString(1, change.id());
                    clear.executeUpdate();
                }
                for (HistoryRow row : change.rows()) {
                    insert.setString(1, change.id());
                    insert.setString(2, row.kind().toString());
                    insert.setLong(3, row.sequence());
                    insert.setBytes(4, row.content());
                    insert.setLong(5, row.checksum());
                    insert.executeUpdate();
                }
            }
        }
    }

    static void insertCheckpoints(Connection connection, List<StoredCheckpoint> checkpoints) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT OR REPLACE INTO checkpoints SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM runs WHERE id = ?")) {
            for (StoredCheckpoint checkpoint : checkpoints) {
                insert.setInt(1, checkpoint.generation());
                insert.setLong(2, checkpoint.step());
                insert.setLong(3, checkpoint.bytes());
                insert.setString(4, checkpoint.sha256());
                insert.setString(5, checkpoint.stateHash());
                insert.setDouble(6, checkpoint.loss());
                insert.setBoolean(7, checkpoint.best());
                insert.setLong(8, checkpoint.created().toEpochMilli());
                insert.setLong(9, checksum(checkpoint));
                insert.setString(10, checkpoint.run());
                insert.executeUpdate();
            }
        }
    }

    private static void set(PreparedStatement update, String id, State state) throws SQLException {
        Figures figures = state.figures();
        update.setString(1, state.spec());
        update.setString(2, state.status());
        update.setString(3, state.message());
        update.setBoolean(4, state.changedLive());
        update.setInt(5, state.generation());
        update.setLong(6, state.sequence());
        update.setLong(7, state.trained());
        update.setLong(8, figures.step());
        update.setDouble(9, figures.epoch());
        update.setLong(10, figures.stepsPerEpoch());
        update.setDouble(11, figures.loss());
        update.setDouble(12, figures.smoothLoss());
        update.setDouble(13, figures.validationLoss());
        update.setDouble(14, figures.bestValidationLoss());
        update.setDouble(15, figures.gradientNorm());
        update.setDouble(16, figures.charactersPerSecond());
        update.setDouble(17, figures.learningRate());
        update.setLong(18, figures.lastGoodStep());
        update.setLong(19, figures.parameters());
        update.setLong(20, checksum(id, state));
        update.setString(21, id);
    }

    /** @throws SQLException when the row is not as it was written */
    static StoredRun read(ResultSet row) throws SQLException {
        Figures figures = new Figures(
                row.getLong("step"),
                number(row, "epoch"),
                row.getLong("steps_per_epoch"),
                number(row, "loss"),
                number(row, "smooth_loss"),
                number(row, "validation_loss"),
                number(row, "best_validation_loss"),
                number(row, "gradient_norm"),
                number(row, "characters_per_second"),
                number(row, "learning_rate"),
                row.getLong("last_good_step"),
                row.getLong("parameters"));
        State state = new State(
                row.getString("spec"),
                row.getString("status"),
                row.getString("message"),
                row.getBoolean("changed_live"),
                row.getInt("generation"),
                row.getLong("sequence"),
                row.getLong("trained"),
                figures);
        String id = row.getString("id");
        if (row.getLong("crc") != checksum(id, state)) {
            throw new SQLException("the row of the run %s is damaged".formatted(id));
        }
        Origin origin = origin(row);
        Optional<Instant> deleted = deleted(row);
        if (row.getLong("origin_crc") != checksum(origin, deleted)) {
            throw new SQLException("the row of the run %s is damaged".formatted(id));
        }
        return new StoredRun(origin, state, deleted);
    }

    private static Origin origin(ResultSet row) throws SQLException {
        return new Origin(
                row.getString("id"),
                row.getString("nickname"),
                row.getString("task"),
                Optional.ofNullable(row.getString("parent")),
                row.getLong("parent_step"),
                Instant.ofEpochMilli(row.getLong("created")));
    }

    private static Optional<Instant> deleted(ResultSet row) throws SQLException {
        long time = row.getLong("deleted");
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(time));
    }

    /** Empty when the row is not as it was written. */
    static Optional<HistoryRow> readHistory(ResultSet row) throws SQLException {
        String name = row.getString("kind");
        long sequence = row.getLong("sequence");
        byte[] content = row.getBytes("content");
        long crc = row.getLong("crc");
        if (content == null) {
            return Optional.empty();
        }
        return Arrays.stream(HistoryRow.Kind.values())
                .filter(kind -> kind.toString().equals(name))
                .map(kind -> new HistoryRow(kind, sequence, content))
                .filter(read -> read.checksum() == crc)
                .findFirst();
    }

    /** @throws SQLException when the row is not as it was written */
    static StoredCheckpoint readCheckpoint(ResultSet row) throws SQLException {
        StoredCheckpoint checkpoint = checkpoint(row);
        if (row.getLong("crc") != checksum(checkpoint)) {
            throw new SQLException("the row of a checkpoint of the run %s is damaged".formatted(checkpoint.run()));
        }
        return checkpoint;
    }

    private static StoredCheckpoint checkpoint(ResultSet row) throws SQLException {
        return new StoredCheckpoint(
                row.getString("run"),
                row.getInt("generation"),
                row.getLong("step"),
                row.getLong("bytes"),
                row.getString("sha256"),
                row.getString("state_hash"),
                number(row, "loss"),
                row.getBoolean("best"),
                Instant.ofEpochMilli(row.getLong("created")));
    }

    private static double number(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? Double.NaN : number;
    }

    /** The words are part of what was written so far: another name for a figure must not change them. */
    private static long checksum(String id, State state) {
        Figures figures = state.figures();
        return checksum(id + "State[spec=" + state.spec()
                + ", status=" + state.status()
                + ", message=" + state.message()
                + ", changedLive=" + state.changedLive()
                + ", generation=" + state.generation()
                + ", sequence=" + state.sequence()
                + ", trained=" + state.trained()
                + ", figures=Figures[step=" + figures.step()
                + ", epoch=" + figures.epoch()
                + ", stepsPerEpoch=" + figures.stepsPerEpoch()
                + ", loss=" + figures.loss()
                + ", smoothLoss=" + figures.smoothLoss()
                + ", validationLoss=" + figures.validationLoss()
                + ", bestValidationLoss=" + figures.bestValidationLoss()
                + ", gradientNorm=" + figures.gradientNorm()
                + ", charactersPerSecond=" + figures.charactersPerSecond()
                + ", learningRate=" + figures.learningRate()
                + ", lastGoodStep=" + figures.lastGoodStep()
                + ", parameters=" + figures.parameters() + "]]");
    }

    /** Times to the millisecond, as they are in the row. */
    private static long checksum(Origin origin, Optional<Instant> deleted) {
        return checksum(origin.id() + " " + origin.nickname() + " " + origin.task() + " " + origin.parent() + " "
                + origin.parentStep() + " " + origin.created().toEpochMilli() + " "
                + deleted.map(Instant::toEpochMilli));
    }

    private static long checksum(StoredCheckpoint checkpoint) {
        return checksum(checkpoint.run() + " " + checkpoint.generation() + " " + checkpoint.step() + " "
                + checkpoint.bytes() + " " + checkpoint.sha256() + " " + checkpoint.stateHash() + " "
                + checkpoint.loss() + " " + checkpoint.best() + " "
                + checkpoint.created().toEpochMilli());
    }

    private static long checksum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
