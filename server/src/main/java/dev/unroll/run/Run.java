package dev.unroll.run;

import dev.unroll.net.Network;
import dev.unroll.run.Event.StatusChanged;
import dev.unroll.run.Recorder.Source;
import dev.unroll.run.Recorder.Source.Take;
import dev.unroll.store.CorpusRecord;
import dev.unroll.store.RunChange;
import dev.unroll.store.StorageFailed;
import dev.unroll.store.StoredRun.Origin;
import dev.unroll.task.AddedSum;
import dev.unroll.task.Clamp;
import dev.unroll.task.Trial;
import dev.unroll.task.shapes.Reading;
import dev.unroll.train.AdditionSpec;
import dev.unroll.train.Architecture;
import dev.unroll.train.Diverged;
import dev.unroll.train.HelloSpec;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.MemoryLook;
import dev.unroll.train.MemoryTaskSpec;
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
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A network in training: commands in, events out. Every command is carried out between two steps, by the thread that takes them;
 * its future is complete when it has taken effect. Safe for use by several threads.
 */
public final class Run {
    private static final Journal.Past NOTHING = new Journal.Past(List.of(), List.of(), List.of(), List.of(), 0);
    private static final long QUANTUM = TimeUnit.MILLISECONDS.toNanos(25);

    private final Origin origin;
    private final Optional<CorpusRecord> corpus;
    private final long memory;
    private final Optional<Recorder> recorder;
    private final Journal journal;
    private final Queue<Command<?>> commands = new ConcurrentLinkedQueue<>();
    private final Training training;
    private final Workers.Seat seat;
    private final LongSupplier clock;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Predicate<Run> room;
    private volatile boolean awake;
    private volatile boolean deleted;

    /**
     * What all runs are made with.
     *
     * @param recorder keeps what happens, if anyone does
     * @param workers whose threads train
     * @param clock nanoseconds
     * @param room makes room for the lesson of a run that sleeps
     */
    record Surroundings(Optional<Recorder> recorder, Workers workers, LongSupplier clock, Predicate<Run> room) {}

    /** A new one, paused. */
    Run(
            Origin origin,
            TaskSpec spec,
            Optional<CorpusRecord> corpus,
            long memory,
            Lesson.Maker lessons,
            Checkpoints checkpoints,
            Surroundings around) {
        this(
                origin,
                corpus,
                memory,
                around,
                0,
                0,
                () -> NOTHING,
                journal -> new Training(spec, lessons, checkpoints, journal, around.clock()));
        checkpoints.watch(this::heed);
        awake = true;
    }

    /** One as it was left: it sleeps. */
    Run(
            Origin origin,
            RunState left,
            long sequence,
            Supplier<Journal.Past> past,
            Optional<CorpusRecord> corpus,
            long memory,
            Lesson.Maker lessons,
            Checkpoints checkpoints,
            Surroundings around) {
        this(
                origin,
                corpus,
                memory,
                around,
                sequence,
                left.generation(),
                past,
                journal -> new Training(left, lessons, checkpoints, journal, around.clock()));
        checkpoints.watch(this::heed);
    }

    private Run(
            Origin origin,
            Optional<CorpusRecord> corpus,
            long memory,
            Surroundings around,
            long sequence,
            int generation,
            Supplier<Journal.Past> past,
            Function<Journal, Training> training) {
        this.origin = origin;
        this.corpus = corpus;
        this.memory = memory;
        this.recorder = around.recorder();
        this.clock = around.clock();
        this.room = around.room();
        Source source = this::take;
        Supplier<Journal.Past> told = () -> remembered(past.get());
        this.journal = recorder.map(kept -> new Journal(() -> kept.changed(source), sequence, generation, told))
                .orElseGet(Journal::new);
        this.training = training.apply(journal);
        this.seat = around.workers().seat(this::turn);
    }

    /** Made by the server, never used twice. */
    public String id() {
        return origin.id();
    }

    /** Where it comes from. */
    public Origin origin() {
        return origin;
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
        if (spec instanceof MemoryTaskSpec memory) {
            return "%s, %s %d".formatted(memory.task(), memory.cell(), memory.hidden());
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

    /** Takes steps, or as soon as what happens can be kept, which is tried at once; {@link NotPossible} when it has ended. */
    public CompletableFuture<RunState> train() {
        return tryingAgain(training::train);
    }

    /** Takes no step after the future is complete. */
    public CompletableFuture<RunState> pause() {
        return submit(training::pause);
    }

    /** Keeps its state, to go on from it elsewhere; it trains on. {@link StorageFailed} when it cannot be kept, which is tried at once. */
    public CompletableFuture<RunState> keepState() {
        return tryingAgain(training::checkpointNow).thenApply(state -> {
            recorder.flatMap(Recorder::trouble).ifPresent(hindrance -> {
                throw hindrance;
            });
            return state;
        });
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

    /** What it expects after each of some texts, all with the weights of one step; fails as {@link #predict(String, int)}. */
    public CompletableFuture<List<Prediction>> predict(List<String> prefixes, int most) {
        return submit(() -> training.live(TextLesson.class, "predict text").predict(prefixes, most));
    }

    /** What is counted in the samples, counted in the text. */
    public CompletableFuture<MeasuredText> measuredText() {
        return submit(() -> training.live(TextLesson.class, "measure a text").measuredText());
    }

    /** The network as it is now, for those who need longer to look at it than a run can wait. */
    public CompletableFuture<Network> copyOfNetwork() {
        return submit(training::copyOfNetwork);
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

    /** The network as it is now, to be looked into at leisure; {@link NotPossible} where there is nothing to be seen. */
    public CompletableFuture<MemoryLook> look() {
        return submit(training::look);
    }

    /** Bytes that were set aside for it. */
    long memory() {
        return memory;
    }

    /** Whether its lesson is in memory, or is about to be. */
    boolean awake() {
        return awake;
    }

    /** Begins its life: the first sample is written, or it goes on training. */
    void open() {
        awake = true;
        seat.call();
    }

    /** Lets go of its lesson unless it trains; whether it did. */
    CompletableFuture<Boolean> sleep() {
        return queue(() -> {
            training.sleep();
            awake = training.awake();
            return !awake;
        });
    }

    /** Rests, with a sentence that says why. */
    void hold(String why) {
        var unused = queue(() -> {
            training.hold(why);
            return true;
        });
    }

    /** Something may have changed about how it is kept. Returns at once. */
    void heed() {
        seat.call();
    }

    private Journal.Past remembered(Journal.Past read) {
        if (read.damaged() > 0) {
            heed();
        }
        return read;
    }

    /** Keeps its state. Only when no thread gives it turns any more. */
    void checkpoint() {
        training.checkpoint(false);
    }

    /** Ends its life: no step is begun any more, who watches is told. Complete when nothing comes from it any more. */
    CompletableFuture<Void> delete() {
        deleted = true;
        seat.call();
        journal.end();
        return ended;
    }

    private Take take() {
        Journal.News news = journal.news();
        RunState state = news.latest().get(StatusChanged.class) instanceof StatusChanged status
                ? status.state()
                : training.state();
        RunChange change = new RunChange(
                id(), StateFormat.stored(state, news.sequence()), news.whole(), HistoryFormat.rows(news.past()));
        return new Take(change, () -> journal.keep(news), journal::doubt);
    }

    private long turn(boolean called) {
        if (deleted) {
            ended.complete(null);
            return Workers.NEVER;
        }
        try {
            training.heed(recorder.flatMap(Recorder::trouble));
            if (awake) {
                training.begin();
            }
            if (!commands.isEmpty() && awake) {
                training.wake();
            }
            repeat();
            if (training.repeating()) {
                return 0;
            }
            obey();
            if (!called) {
                takeSteps();
            }
        } catch (StorageFailed e) {
            wait(e);
            return Workers.NEVER;
        } catch (RuntimeException | Error e) {
            training.end(e);
            obey();
        }
        if (recorder.flatMap(Recorder::trouble).isPresent()) {
            journal.showAll();
        }
        if (deleted) {
            ended.complete(null);
            return Workers.NEVER;
        }
        return training.untilNextStep();
    }

    /** What is kept of it cannot be read: it is woken again when that may have changed. */
    private void wait(StorageFailed e) {
        for (Command<?> next = commands.poll(); next != null; next = commands.poll()) {
            next.done.completeExceptionally(e);
        }
        recorder.ifPresent(kept -> kept.report(e));
        heed();
    }

    private void repeat() {
        long end = clock.getAsLong() + QUANTUM;
        while (!deleted && training.repeating() && clock.getAsLong() - end < 0) {
            training.repeat();
        }
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

    /** As {@link #submit(Runnable)}, after another attempt to write what could not be kept. */
    private CompletableFuture<RunState> tryingAgain(Runnable action) {
        Recorder troubled = recorder.filter(kept -> kept.trouble().isPresent()).orElse(null);
        return troubled == null ? submit(action) : troubled.tryAgain().thenComposeAsync(tried -> submit(action));
    }

    /** The state after a command; when it is kept, it is on the disk. */
    private CompletableFuture<RunState> submit(Runnable action) {
        CompletableFuture<RunState> outcome = submit(() -> {
            try {
                action.run();
            } catch (Diverged e) {
                training.end(e);
            }
            return training.state();
        });
        return recorder.map(kept -> outcome.thenCompose(state -> kept.flush().thenApply(none -> state)))
                .orElse(outcome);
    }

    private <T> CompletableFuture<T> submit(Supplier<T> action) {
        if (!awake) {
            awake = room.test(this);
        }
        return queue(action);
    }

    private <T> CompletableFuture<T> queue(Supplier<T> action) {
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
            } catch (InvalidSpec | NotPossible | StorageFailed e) {
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
