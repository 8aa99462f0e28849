package dev.unroll.store;

import dev.unroll.store.StorageFailed.Cause;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** How connections to a database file are made, and what its errors mean. */
final class Sqlite {
    private static final Logger LOG = LoggerFactory.getLogger(Sqlite.class);
    private static final int BUSY_MILLISECONDS = 10_000;
    private static final int JOURNAL_LIMIT = 64 << 20;

    /** Bytes of a file of which everything is checked in much less than a second. */
    private static final long THOROUGH = 64 << 20;

    private Sqlite() {}

    /** Where SQLite's own library is unpacked, once for the process. Those of processes that have ended, and could not remove theirs, go. */
    static void unpackInto(Path folder) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "sqlite-*-*sqlitejdbc*")) {
            left.forEach(Sqlite::remove);
        }
        System.setProperty("org.sqlite.tmpdir", folder.toAbsolutePath().toString());
    }

    private static void remove(Path library) {
        try {
            Files.deleteIfExists(library);
        } catch (IOException inUse) {
            LOG.debug("A library of SQLite stays", inUse);
        }
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

    /** Puts all that is in the log into the file itself. */
    static void emptyLog(Connection connection) throws SQLException {
        toItsEnd(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /** The same as far as it can be done while others read. */
    static void settle(Connection connection) throws SQLException {
        toItsEnd(connection, "PRAGMA wal_checkpoint(PASSIVE)");
    }

    private static void toItsEnd(Connection connection, String pragma) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(pragma)) {
            while (row.next()) {
                // to its end, or it would go on holding the file
            }
        }
    }

    /** What SQLite finds wrong with the structure of the file; "ok" when nothing. Of a large one, indexes are not compared with their tables. */
    static String check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long bytes = number(statement, "PRAGMA page_count") * number(statement, "PRAGMA page_size");
            String check = bytes <= THOROUGH ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)";
            try (ResultSet rows = statement.executeQuery(check)) {
                return rows.next() ? rows.getString(1) : "no answer";
            }
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.getLong(1);
        }
    }

    /** Whether the file itself is damaged. */
    static boolean damage(SQLException e) {
        return is(e, SQLiteErrorCode.SQLITE_CORRUPT) || is(e, SQLiteErrorCode.SQLITE_NOTADB);
    }

    /** The failure in words for the person who trains. */
    static StorageFailed failure(SQLException e) {
        return new StorageFailed(kind(e), String.valueOf(e.getMessage()), e);
    }

    private static Cause kind(SQLException e) {
        if (is(e, SQLiteErrorCode.SQLITE_FULL)) {
            return Cause.DISK_FULL;
        }
        if (is(e, SQLiteErrorCode.SQLITE_BUSY) || is(e, SQLiteErrorCode.SQLITE_LOCKED)) {
            return Cause.DATABASE_LOCKED;
        }
        return damage(e) ? Cause.DATABASE_DAMAGED : Cause.DISK_FAILED;
    }

    private static boolean is(SQLException e, SQLiteErrorCode code) {
        return e instanceof SQLiteException sqlite && (sqlite.getResultCode().code & 0xff) == code.code;
    }
}
