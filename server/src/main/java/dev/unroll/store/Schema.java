package dev.unroll.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables, version by version. The version stands in the header of the file ({@code user_version}). */
final class Schema {
    /** Each brings a database from the version that is its place in the list to the next. */
    private static final List<List<String>> STEPS = List.of(
            List.of("""
            CREATE TABLE runs (
              ordinal INTEGER PRIMARY KEY,
              id TEXT NOT NULL UNIQUE,
              nickname TEXT NOT NULL,
              task TEXT NOT NULL,
              parent TEXT,
              parent_step INTEGER NOT NULL,
              created INTEGER NOT NULL,
              deleted INTEGER,
              spec TEXT NOT NULL,
              status TEXT NOT NULL,
              message TEXT NOT NULL,
              changed_live INTEGER NOT NULL,
              generation INTEGER NOT NULL,
              sequence INTEGER NOT NULL,
              trained INTEGER NOT NULL,
              step INTEGER NOT NULL,
              epoch REAL,
              steps_per_epoch INTEGER NOT NULL,
              loss REAL,
              smooth_loss REAL,
              validation_loss REAL,
              best_validation_loss REAL,
              gradient_norm REAL,
              characters_per_second REAL,
              learning_rate REAL,
              last_good_step INTEGER NOT NULL,
              parameters INTEGER NOT NULL,
              crc INTEGER NOT NULL
            ) STRICT""", """
            CREATE TABLE history (
              run TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
              kind TEXT NOT NULL,
              sequence INTEGER NOT NULL,
              content BLOB NOT NULL,
              crc INTEGER NOT NULL,
              PRIMARY KEY (run, kind, sequence)
            ) STRICT""", """
            CREATE TABLE checkpoints (
              run TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
              generation INTEGER NOT NULL,
              step INTEGER NOT NULL,
              bytes INTEGER NOT NULL,
              sha256 TEXT NOT NULL,
              state_hash TEXT NOT NULL,
              loss REAL,
              best INTEGER NOT NULL,
              created INTEGER NOT NULL,
              PRIMARY KEY (run, step)
            ) STRICT"""),
            List.of(
                    "ALTER TABLE runs ADD COLUMN origin_crc INTEGER NOT NULL DEFAULT 0",
                    "ALTER TABLE checkpoints ADD COLUMN crc INTEGER NOT NULL DEFAULT 0"));

    /** Columns of all tables in each version. */
    private static final List<Integer> COLUMNS = List.of(0, 42, 44);

    private Schema() {}

    /** The version that this program knows. */
    static int newest() {
        return STEPS.size();
    }

    static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }

    /** Whether the tables are those of its version: the header has no checksum of its own. */
    static boolean isOfItsVersion(Connection connection) throws SQLException {
        int version = version(connection);
        return version >= 0 && version <= newest() && columns(connection) == COLUMNS.get(version);
    }

    /** Whether a newer program made the tables: they are not those of the newest version that this one knows. */
    static boolean isNewer(Connection connection) throws SQLException {
        return version(connection) > newest() && columns(connection) != COLUMNS.get(newest());
    }

    private static int columns(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM sqlite_schema AS t, pragma_table_info(t.name) WHERE t.type = 'table'")) {
            return row.getInt(1);
        }
    }

    /** Brings the database to the newest version, each step whole or not at all. */
    static void migrate(Connection connection) throws SQLException {
        for (int version = version(connection); version < newest(); version++) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                for (String change : STEPS.get(version)) {
                    statement.executeUpdate(change);
                }
                if (version + 1 == newest()) {
                    RunRows.complete(connection);
                }
                statement.executeUpdate("PRAGMA user_version = " + (version + 1));
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
