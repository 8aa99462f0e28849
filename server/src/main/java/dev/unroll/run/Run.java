package dev.unroll.run;

import dev.unroll.net.Network;
import dev.unroll.store.CorpusRecord;
import dev.unroll.task.AddedSum;
import dev.unroll.task.Clamp;
import dev.unroll.task.Trial;
import dev.unroll.task.shapes.Reading;
import dev.unroll.train.AdditionSpec;
import dev.unroll.train.Architecture;
import dev.unroll.train.Diverged;
import dev.unroll.train.HelloSpec;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Sampling;
import dev.unroll.train.ShapesSpec;
import dev.unroll.train.TaskSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A network in training: commands in, events out. Every command is carried out between two steps, by the thread that takes them;
 * its future is complete when it has taken effect. Safe for use by several threads.
 */
public final class Run {
    private static final long QUANTUM = TimeUnit.MILLISECONDS.toNanos(25);

    private final String id;
    private final Optional<CorpusRecord> corpus;
    private final long memory;
    private final Journal journal = new Journal();
    private final Queue<Command<?>> commands = new ConcurrentLinkedQueue<>();
    private final Training training;
    private final Workers.Seat seat;
    private final LongSupplier clock;
    private volatile boolean deleted;

    /** Starts paused. */
    Run(
            String id,
            TaskSpec spec,
            Optional<CorpusRecord> corpus,
            long memory,
            Lesson.Maker lessons,
            Workers workers,
            LongSupplier clock) {
        this.id = id;
        this.corpus = corpus;
        this.memory = memory;
        this.clock = clock;
        this.training = new Training(spec, lessons, journal, clock);
        this.seat = workers.seat(this::turn);
    }

    /** Made by the server, never used twice. */
    public String id() {
        return id;
    }

    /** What people called it in {@code spec}, or else what it is. */
    public String name(TaskSpec spec) {
        if (!spec.name().isEmpty()) {
            return spec.name();
        }
        if (spec instanceof AdditionSpec addition) {
            return "%d-bit addition, %s %d".formatted(addition.bits(), addition.cell(), addition.hidden());
        }
        if (spec instanceof ShapesSpec shapes) {
            return "%s, %s %d".formatted(shapes.shape(), shapes.cell(), shapes.hidden());
        }
        if (spec instanceof HelloSpec hello) {
            return "“%s”, rnn %d".formatted(hello.word(), hello.hidden());
        }
        Architecture architecture = ((RunSpec) spec).architecture();
        String layers = architecture.layers() == 1 ? "" : architecture.layers() + " × ";
        return "%s %s%d, %s"
                .formatted(
                        architecture.cell(),
                        layers,
                        architecture.hidden(),
                        corpus.map(CorpusRecord::name).orElse(""));
    }

    /** The text it learns, if it learns one. */
    public Optional<CorpusRecord> corpus() {
        return corpus;
    }

    /** The run as it was last published: after every command, and about every quarter of a second while it trains. */
    public RunState state() {
        return training.state();
    }

    /** What is kept of its events. */
    public Journal journal() {
        return journal;
    }

    /** Takes steps; {@link NotPossible} when it has ended. */
    public CompletableFuture<RunState> train() {
        return submit(training::train);
    }

    /** Takes no step after the future is complete. */
    public CompletableFuture<RunState> pause() {
        return submit(training::pause);
    }

    /** Takes one step and stays paused; {@link NotPossible} when it has ended. */
    public CompletableFuture<RunState> step() {
        return submit(training::stepOnce);
    }

    /** Goes back to step 0. */
    public CompletableFuture<RunState> reset(boolean start) {
        return submit(() -> training.reset(start));
    }

    /** Goes back to the last good state with half the rate; {@link NotPossible} unless the run has diverged. */
    public CompletableFuture<RunState> rollBack(boolean start) {
        return submit(() -> training.rollBack(start));
    }

    /** Changes what may change live; {@link InvalidSpec} when the result is not allowed, or what {@code edit} throws. */
    public CompletableFuture<RunState> change(UnaryOperator<TaskSpec> edit) {
        return submit(() -> training.change(blamingTheAsker(edit)));
    }

    /** What the network writes now; never changes training. Fails as {@link #change}. */
    public CompletableFuture<Sample> sample(UnaryOperator<Sampling> edit, OptionalLong seed) {
        return submit(() -> training.live(TextLesson.class, "write a sample").sample(blamingTheAsker(edit), seed));
    }

    /** What the network expects after a text: the {@code most} most probable symbols; {@link InvalidSpec} when it has unknown symbols. */
    public CompletableFuture<Prediction> predict(String prefix, int most) {
        return submit(() -> training.live(TextLesson.class, "predict text").predict(prefix, most));
    }

    /** The network as it is now, for those who need longer to look at it than a run can wait. */
    public CompletableFuture<Network> copyOfNetwork() {
        return submit(() ->
                training.live(TextLesson.class, "check its gradients here").copyOfNetwork());
    }

    /** The network adds two numbers with some units held; {@link NotPossible} when it does not learn to add. Never changes training. */
    public CompletableFuture<AddedSum> sum(long a, long b, List<Clamp> clamps) {
        return submit(() -> training.live(AdditionLesson.class, "add").sum(a, b, clamps));
    }

    /** How a network that learns to add does with some units held; fails as {@link #sum}. */
    public CompletableFuture<Measured<Trial>> trial(List<Clamp> clamps) {
        return submit(() -> training.live(AdditionLesson.class, "add").trial(clamps));
    }

    /** From now on shows the next example of a shape, and what the network makes of it; {@link NotPossible} for any other task. */
    public CompletableFuture<Reading> nextExample() {
        return submit(() -> training.live(ShapesLesson.class, "show examples").next());
    }

    /** From now on shows an example that a person typed; {@link InvalidSpec} when it is none, else fails as {@link #nextExample}. */
    public CompletableFuture<Reading> example(String input) {
        return submit(() -> training.live(ShapesLesson.class, "show examples").typed(input));
    }

    /** Bytes that were set aside for it. */
    long memory() {
        return memory;
    }

    /** Begins its life: the first sample is written. */
    void open() {
        seat.call();
    }

    /** Ends its life: no step is begun any more, who watches is told. */
    void delete() {
        deleted = true;
        seat.call();
        journal.end();
    }

    private long turn(boolean called) {
        try {
            training.begin();
            obey();
            if (!called) {
                takeSteps();
            }
        } catch (RuntimeException | Error e) {
            training.end(e);
        }
        return deleted ? Workers.NEVER : training.untilNextStep();
    }

    private void takeSteps() {
        long end = clock.getAsLong() + QUANTUM;
        while (!deleted && training.untilNextStep() == 0 && clock.getAsLong() - end < 0) {
            training.advance();
            obey();
        }
    }

    private void obey() {
        for (Command<?> next = commands.poll(); next != null; next = commands.poll()) {
            next.carryOut(training);
        }
    }

    private CompletableFuture<RunState> submit(Runnable action) {
        return submit(() -> {
            try {
                action.run();
            } catch (Diverged e) {
                training.end(e);
            }
            return training.state();
        });
    }

    private <T> CompletableFuture<T> submit(Supplier<T> action) {
        CompletableFuture<T> done = new CompletableFuture<>();
        commands.add(new Command<>(action, done));
        seat.call();
        return done;
    }

    /** What an edit throws is the fault of who gave it, not of the run. */
    private static <T> UnaryOperator<T> blamingTheAsker(UnaryOperator<T> edit) {
        return value -> {
            try {
                return edit.apply(value);
            } catch (RuntimeException e) {
                throw new Refused(e);
            }
        };
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(RuntimeException cause) {
            super(cause);
        }
    }

    private record Command<T>(Supplier<T> action, CompletableFuture<T> done) {
        /** What the person who asked can put right is theirs to know; anything else ends the run as well. */
        void carryOut(Training training) {
            try {
                done.complete(action.get());
            } catch (InvalidSpec | NotPossible e) {
                done.completeExceptionally(e);
            } catch (Refused e) {
                done.completeExceptionally(e.getCause() == null ? e : e.getCause());
            } catch (RuntimeException | Error e) {
                training.end(e);
                done.completeExceptionally(new NotPossible(training.state().message()));
            }
        }
    }
}
