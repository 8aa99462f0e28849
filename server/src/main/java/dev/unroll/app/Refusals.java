package dev.unroll.app;

import dev.unroll.checkpoint.UnreadableCheckpoint;
import dev.unroll.text.UnreadableText;
import dev.unroll.train.Diverged;
import dev.unroll.train.InvalidSpec;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Turns what a command can be refused for into one sentence for the person who typed it. */
final class Refusals {
    private Refusals() {}

    /** What a command does. */
    @FunctionalInterface
    interface Action {
        void run() throws IOException, UnreadableText, UnreadableCheckpoint;
    }

    /** @param file what it reads */
    static void explain(CommandSpec command, Path file, Action action) throws IOException {
        try {
            action.run();
        } catch (InvalidSpec invalid) {
            throw new ParameterException(command.commandLine(), invalid.getMessage(), invalid);
        } catch (UnreadableText | UnreadableCheckpoint unreadable) {
            throw new IOException(file + ": " + unreadable.getMessage(), unreadable);
        } catch (Diverged diverged) {
            throw new IOException(diverged.getMessage(), diverged);
        }
    }

    /** Something that is read from a file. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException, UnreadableText;
    }

    /** Names the text, where a command reads other files as well. */
    static <T> T reading(Path text, Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (UnreadableText unreadable) {
            throw new IOException(text + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
