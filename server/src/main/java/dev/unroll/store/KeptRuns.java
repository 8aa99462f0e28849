package dev.unroll.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of the runs in a data folder, read without taking the folder: a server may be at work in it meanwhile. */
public final class KeptRuns {
    private final Path folder;

    /** @param folder where a server keeps what outlives it */
    public KeptRuns(Path folder) {
        this.folder = folder;
    }

    /**
     * Every run that was not deleted, oldest first; none when nothing was ever kept there.
     *
     * @throws IOException in one sentence, when they cannot be read
     */
    public List<StoredRun> all() throws IOException {
        Path file = folder.resolve(RunDatabase.FILE);
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Connection connection = Sqlite.connect(file);
                Statement statement = connection.createStatement()) {
            int version = Schema.version(connection);
            if (version > Schema.newest()) {
                throw new IOException("the folder %s was used by a newer Unroll; use that one".formatted(folder));
            }
            List<StoredRun> all = new ArrayList<>();
            if (version > 0) {
                try (ResultSet rows =
                        statement.executeQuery("SELECT * FROM runs WHERE deleted IS NULL ORDER BY ordinal")) {
                    while (rows.next()) {
                        all.add(RunRows.read(rows));
                    }
                }
            }
            return all;
        } catch (SQLException e) {
            throw new IOException(
                    "%s cannot be read (%s); start ./unroll with that folder: it puts a damaged database right"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /** What people call an uploaded text; empty for one that is not there. */
    public Optional<String> nameOfUpload(String id) throws IOException {
        Path uploads = folder.resolve("corpora");
        if (!id.matches("[0-9a-z-]+") || !Files.isDirectory(uploads)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> known = Files.newDirectoryStream(uploads, id + "*.properties")) {
            for (Path one : known) {
                try (InputStream in = Files.newInputStream(one)) {
                    return Optional.of(CorpusProperties.read(in).name());
                } catch (IllegalArgumentException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
