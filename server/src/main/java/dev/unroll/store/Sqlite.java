package dev.unroll.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** How connections to a database file are made, and what its errors mean. */
final class Sqlite {
    private static final int BUSY_MILLISECONDS = 10_000;
    private static final int JOURNAL_LIMIT = 64 << 20;

    private Sqlite() {}

    /** Where SQLite's own library is unpacked, once for the process. */
    static void unpackInto(Path folder) {
        System.setProperty("org.sqlite.tmpdir", folder.toAbsolutePath().toString());
    }

    /** A connection whose commits survive a power failure. */
    static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLISECONDS);
        config.enforceForeignKeys(true);
        config.setJournalSizeLimit(JOURNAL_LIMIT);
        SQLiteDataSource source = new SQLiteDataSource(config);
        // made of the folder the server was started with, never of what a user wrote
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA cell_size_check = ON");
            statement.executeUpdate("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA mmap_size = 0");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /** What SQLite finds wrong with the structure of the file; "ok" when nothing. */
    static String quickCheck(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA quick_check(1)")) {
            return rows.next() ? rows.getString(1) : "no answer";
        }
    }

    /** Whether the file itself is damaged. */
    static boolean damage(SQLException e) {
        return is(e, SQLiteErrorCode.SQLITE_CORRUPT) || is(e, SQLiteErrorCode.SQLITE_NOTADB);
    }

    /** The failure in words for the person who trains. */
    static StorageFailed failure(SQLException e) {
        if (is(e, SQLiteErrorCode.SQLITE_FULL)) {
            return new StorageFailed(
                    "The disk of the data folder is full; training waits, and goes on by itself when there is room again",
                    true,
                    e);
        }
        if (is(e, SQLiteErrorCode.SQLITE_BUSY) || is(e, SQLiteErrorCode.SQLITE_LOCKED)) {
            return new StorageFailed(
                    "Another program holds the database of the data folder (unroll.db); training goes on when it lets go",
                    true,
                    e);
        }
        return new StorageFailed(
                "The database of the data folder cannot be written (%s). Check the disk, then start Unroll again: it goes on from what was kept"
                        .formatted(e.getMessage()),
                false,
                e);
    }

    private static boolean is(SQLException e, SQLiteErrorCode code) {
        return e instanceof SQLiteException sqlite && (sqlite.getResultCode().code & 0xff) == code.code;
    }
}
