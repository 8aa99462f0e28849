package dev.unroll.app;

import dev.unroll.checkpoint.SpecJson;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
        name = "unroll",
        description = "A browser playground for recurrent networks. Without a command it serves the page.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
public final class Main implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    @Mixin
    private final Serve serve = new Serve();

    private Main() {}

    /** Runs the command that {@code arguments} name and ends with its exit code. */
    public static void main(String[] arguments) {
        System.exit(fitting(arguments).execute(arguments));
    }

    /** The command line that these arguments need: a server starts sooner when it need not know the options of every command. */
    private static CommandLine fitting(String[] arguments) {
        if (arguments.length > 0 && !arguments[0].startsWith("-")) {
            return commandLine();
        }
        var unused = CompletableFuture.runAsync(SpecJson::prepare);
        CommandLine server = answering(new CommandLine(new Main()));
        try {
            return server.parseArgs(arguments).isUsageHelpRequested() ? commandLine() : server;
        } catch (ParameterException another) {
            return commandLine();
        }
    }

    /** The root command, which serves, with every other. */
    static CommandLine commandLine() {
        return answering(new CommandLine(new Main())
                .addSubcommand(new Serve())
                .addSubcommand(new Train())
                .addSubcommand(new SampleCommand())
                .addSubcommand(new Eval())
                .addSubcommand(new Export())
                .addSubcommand(new RunsCommand())
                .addSubcommand(new GradCheck())
                .addSubcommand(new AdditionCommand())
                .addSubcommand(new MemoryCommand())
                .addSubcommand(new Bench()));
    }

    /** The same, saying in one sentence what went wrong. */
    private static CommandLine answering(CommandLine line) {
        IExecutionExceptionHandler oneSentence = (problem, command, result) -> {
            if (problem instanceof IOException) {
                command.getErr().println("unroll: " + problem.getMessage());
            } else {
                LOG.error("Something unforeseen happened", problem);
            }
            return 1;
        };
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(oneSentence)
                .setParameterExceptionHandler(Main::refuse)
                .setUsageHelpAutoWidth(true);
    }

    /** One sentence, rather than the whole usage, in which it would be lost. */
    private static int refuse(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        command.getErr().println("unroll: " + problem.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(problem, command.getErr())) {
            command.getErr()
                    .println("Try \"%s --help\"."
                            .formatted(command.getCommandSpec().qualifiedName()));
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    @Override
    public Integer call() throws Exception {
        return serve.call();
    }
}
