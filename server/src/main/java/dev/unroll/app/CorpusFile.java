package dev.unroll.app;

import dev.unroll.text.Corpus;
import dev.unroll.text.TextReader;
import dev.unroll.text.TokenKind;
import dev.unroll.text.UnreadableText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text file named on the command line. */
final class CorpusFile {
    private CorpusFile() {}

    /**
     * Reads a file in any encoding, by way of a folded copy that is deleted at once.
     *
     * @throws IOException in one sentence, when there is no such file or it cannot be read
     */
    static Corpus read(Path file, TokenKind tokens) throws IOException, UnreadableText {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file %s; give the path of a text".formatted(file));
        }
        Path folded = Files.createTempFile("unroll", ".txt");
        try {
            try (InputStream in = Files.newInputStream(file);
                    OutputStream out = new BufferedOutputStream(Files.newOutputStream(folded))) {
                TextReader.fold(in, out, Long.MAX_VALUE);
            }
            return Corpus.read(() -> Files.newInputStream(folded), tokens);
        } finally {
            Files.deleteIfExists(folded);
        }
    }
}
