package dev.unroll.app;

import dev.unroll.checkpoint.UnreadableCheckpoint;
import dev.unroll.text.UnreadableText;
import dev.unroll.train.Diverged;
import dev.unroll.train.InvalidSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Turns what a command can be refused for into one sentence for the person who typed it. */
final class Refusals {
    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("cell", "--cell"),
            Map.entry("hidden", "--hidden"),
            Map.entry("layers", "--layers"),
            Map.entry("bits", "--bits"),
            Map.entry("task", "--task"),
            Map.entry("tokens", "--tokens"),
            Map.entry("minLength", "--min-length"),
            Map.entry("maxLength", "--max-length"),
            Map.entry("repeats", "--repeats"),
            Map.entry("delay", "--delay"),
            Map.entry("memory.slots", "--slots"),
            Map.entry("memory.width", "--width"),
            Map.entry("memory.readHeads", "--read-heads"),
            Map.entry("dropout", "--dropout"),
            Map.entry("initializer", "--init"),
            Map.entry("forgetBias", "--forget-bias"),
            Map.entry("sequenceLength", "--sequence"),
            Map.entry("batch", "--batch"),
            Map.entry("momentum", "--momentum"),
            Map.entry("learningRate", "--rate"),
            Map.entry("schedule", "--schedule"),
            Map.entry("gradientClip", "--clip"),
            Map.entry("teacherForcing", "--teacher-forcing"),
            Map.entry("validationFraction", "--validation"),
            Map.entry("seed", "--seed"),
            Map.entry("maxSteps", "--steps"),
            Map.entry("maxEpochs", "--epochs"),
            Map.entry("sampling.length", "--length"),
            Map.entry("sampling.temperature", "--temperature"),
            Map.entry("sampling.topK", "--top-k"),
            Map.entry("sampling.topP", "--top-p"),
            Map.entry("sampling.prime", "--prime"));

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
            throw new ParameterException(command.commandLine(), inWordsOfTheCommandLine(invalid), invalid);
        } catch (OutOfMemoryError e) {
            throw new IOException(
                    "the network does not fit in memory; make it smaller, or give Java more, such as"
                            + " UNROLL_JAVA_OPTIONS=-Xmx8g",
                    e);
        } catch (UnreadableText | UnreadableCheckpoint unreadable) {
            throw new IOException(file + ": " + unreadable.getMessage(), unreadable);
        } catch (Diverged diverged) {
            throw new IOException(diverged.getMessage(), diverged);
        }
    }

    /** The message with the option where it has the name of a setting. */
    static String inWordsOfTheCommandLine(InvalidSpec invalid) {
        String message = String.valueOf(invalid.getMessage());
        String option = OPTIONS.get(invalid.field());
        return option == null ? message : message.replace(invalid.field(), option);
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
