package dev.unroll.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One server has the folder. */
class DataFolderTest {
    @TempDir
    private Path parent;

    @Test
    void theFolderIsMadeAndBelongsToOneAtATime() throws IOException {
        Path folder = parent.resolve("deep/data");
        DataFolder first = DataFolder.open(folder);
        assertThatThrownBy(() -> DataFolder.open(folder))
                .isInstanceOf(DataFolderUnusable.class)
                .hasMessage(
                        "Another Unroll uses the folder %s (process %d); stop it, or choose another folder with --data",
                        folder, ProcessHandle.current().pid());
        first.close();
        DataFolder.open(folder).close();
    }

    @Test
    void aFolderThatCannotBeUsedIsSaidSo() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "text");
        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(DataFolderUnusable.class)
                .hasMessageContaining("cannot be used");
    }
}
