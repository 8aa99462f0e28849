package dev.unroll.run;

import dev.unroll.numeric.Kernels;
import dev.unroll.run.Run.Surroundings;
import dev.unroll.store.CorpusRecord;
import dev.unroll.store.RunDatabase;
import dev.unroll.store.StoredRun;
import dev.unroll.store.StoredRun.Origin;
import dev.unroll.text.Corpus;
import dev.unroll.train.AdditionSpec;
import dev.unroll.train.HelloSpec;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.RunSpec;
import dev.unroll.train.ShapesSpec;
import dev.unroll.train.TaskSpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs there are. At most {@link #MOST} are in memory; the others sleep, with what is known of them, until someone wants something of
 * them. Safe for use by several threads.
 */
public final class Runs {
    /** At most so many are in memory. */
    public static final int MOST = 64;

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<Void>> deleted = new HashMap<>();
    private final Object placing = new Object();
    private final Object estimating = new Object();
    private final Function<CorpusRecord, Corpus> texts;
    private final Kernels kernels;
    private final long memory;
    private final RandomGenerator ids;
    private final LongSupplier clock;
    private final Surroundings around;
    private final Function<String, Checkpoints> checkpoints;
    private final Clock calendar = Clock.systemUTC();

    /**
     * Of which nothing is kept.
     *
     * @param texts reads a corpus
     * @param kernels for every run
     * @param workers whose threads train
     * @param memory bytes that runs and their texts may take in all
     * @param ids where identifiers come from
     * @param clock nanoseconds, as {@link System#nanoTime}
     */
    public Runs(
            Function<CorpusRecord, Corpus> texts,
            Kernels kernels,
            Workers workers,
            long memory,
            RandomGenerator ids,
            LongSupplier clock) {
        this(texts, kernels, workers, memory, ids, clock, Optional.empty(), id -> Checkpoints.NONE);
    }

    private Runs(
            Function<CorpusRecord, Corpus> texts,
            Kernels kernels,
            Workers workers,
            long memory,
            RandomGenerator ids,
            LongSupplier clock,
            Optional<Recorder> recorder,
            Function<String, Checkpoints> checkpoints) {
        this.texts = texts;
        this.kernels = kernels;
        this.memory = memory;
        this.ids = ids;
        this.clock = clock;
        this.checkpoints = checkpoints;
        this.around = new Surroundings(recorder, workers, clock, this::makeRoomFor);
        recorder.ifPresent(kept -> kept.watch(this::storage));
    }

    /** The same, kept by {@code recorder}: those that were there before are there again, and go on if they were training. */
    public static Runs kept(
            Function<CorpusRecord, Corpus> texts,
            Kernels kernels,
            Workers workers,
            long memory,
            RandomGenerator ids,
            LongSupplier clock,
            Recorder recorder,
            Function<String, Optional<CorpusRecord>> corpora) {
        Runs runs =
                new Runs(texts, kernels, workers, memory, ids, clock, Optional.of(recorder), id -> Checkpoints.NONE);
        runs.load(recorder.database(), corpora);
        return runs;
    }

    /** A run for a spec, and whether it was made for it. */
    public record Placed(Run run, boolean created) {}

    /**
     * A new run, paused at step 0; the oldest that does not train goes to sleep when there are too many. Or else, when asked to attach, the
     * newest that does what {@code spec} says, its name, pace and sampling aside, and can be relied on to.
     *
     * @param corpus of a run that learns a text
     * @throws InvalidSpec when the spec does not fit the text
     * @throws DoesNotFit when there is not enough memory
     * @throws TooManyRuns when {@link #MOST} train
     */
    public Placed place(TaskSpec spec, Optional<CorpusRecord> corpus, boolean attach) {
        synchronized (placing) {
            Optional<Run> like = attach ? like(spec) : Optional.empty();
            return like.map(run -> new Placed(run, false)).orElseGet(() -> new Placed(create(spec, corpus), true));
        }
    }

    /** As {@link #place(TaskSpec, Optional, boolean)}, for a network that learns a text. */
    public Placed place(RunSpec spec, CorpusRecord corpus, boolean attach) {
        return place(spec, Optional.of(corpus), attach);
    }

    private Run create(TaskSpec spec, Optional<CorpusRecord> corpus) {
        long needed = footprint(spec, corpus);
        List<Run> leaving = leaving(needed, corpus);
        String id = freshId();
        Origin origin = new Origin(id, Nickname.draw(ids), spec.task(), Optional.empty(), 0, calendar.instant());
        Run run;
        try {
            run = new Run(origin, spec, corpus, needed, lessons(corpus), checkpoints.apply(id), around);
        } catch (OutOfMemoryError e) {
            throw new DoesNotFit(needed, corpus.map(this::memoryOfText).orElse(0L), memory - taken());
        }
        leaving.forEach(Runs::putToSleep);
        around.recorder().ifPresent(kept -> kept.database().add(origin, StateFormat.stored(run.state(), 0)));
        keep(run);
        run.open();
        return run;
    }

    private Lesson.Maker lessons(Optional<CorpusRecord> corpus) {
        return (spec, journal) -> {
            if (spec instanceof AdditionSpec addition) {
                return new AdditionLesson(addition, kernels, journal, clock);
            }
            if (spec instanceof ShapesSpec shapes) {
                return new ShapesLesson(shapes, kernels, journal, clock);
            }
            if (spec instanceof HelloSpec hello) {
                return new HelloLesson(hello, kernels, journal, clock);
            }
            CorpusRecord known = corpus.orElseThrow(() -> new InvalidSpec(
                    "corpus", "Its text is not there any more; upload it again, then start Unroll again"));
            return new TextLesson((RunSpec) spec, texts.apply(known), kernels, journal, clock);
        };
    }

    private static long footprint(TaskSpec spec, Optional<CorpusRecord> corpus) {
        if (spec instanceof AdditionSpec addition) {
            return AdditionLesson.footprint(addition);
        }
        if (spec instanceof ShapesSpec shapes) {
            return ShapesLesson.footprint(shapes);
        }
        if (spec instanceof HelloSpec) {
            return HelloLesson.footprint();
        }
        return corpus.map(known -> Footprint.of((RunSpec) spec, known.vocabulary()))
                .orElse(0L);
    }

    /** A run that sleeps is to wake; true, or an exception when there is no room for it. */
    private boolean makeRoomFor(Run run) {
        synchronized (placing) {
            leaving(run.memory(), run.corpus()).forEach(Runs::putToSleep);
            return true;
        }
    }

    /** Those that are to go to sleep before another wakes, the oldest first. */
    private List<Run> leaving(long needed, Optional<CorpusRecord> corpus) {
        List<Run> leaving = new ArrayList<>();
        List<Run> awake = awake();
        List<Run> resting = awake.stream()
                .filter(run -> run.state().status() != Status.TRAINING)
                .collect(Collectors.toCollection(ArrayList::new));
        if (awake.size() >= MOST) {
            if (resting.isEmpty()) {
                throw new TooManyRuns(MOST);
            }
            leaving.add(resting.remove(0));
        }
        long text = corpus.map(this::memoryOfText).orElse(0L);
        long free = memory - taken();
        long missing =
                needed + text - free - leaving.stream().mapToLong(Run::memory).sum();
        for (Run run : resting) {
            if (missing > 0) {
                leaving.add(run);
                missing -= run.memory();
            }
        }
        if (missing > 0) {
            throw new DoesNotFit(needed, text, free);
        }
        return leaving;
    }

    private static void putToSleep(Run run) {
        boolean unused = run.sleep().join();
    }

    /** Nothing when a run has it in memory already. */
    private long memoryOfText(CorpusRecord corpus) {
        boolean there = awake().stream()
                .anyMatch(run -> run.corpus().map(CorpusRecord::id).equals(Optional.of(corpus.id())));
        return there ? 0 : corpus.memory();
    }

    /**
     * What a run of that spec would cost.
     *
     * @throws InvalidSpec when the spec does not fit the text
     * @throws DoesNotFit when there is not enough memory
     */
    public Estimate estimate(RunSpec spec, CorpusRecord corpus) {
        synchronized (estimating) {
            long needed = Footprint.of(spec, corpus.vocabulary());
            long text = memoryOfText(corpus);
            long free = memory - taken();
            if (needed + text > free) {
                throw new DoesNotFit(needed, text, free);
            }
            try {
                return Estimate.of(spec, texts.apply(corpus), needed, kernels, clock);
            } catch (OutOfMemoryError e) {
                throw new DoesNotFit(needed, text, free);
            }
        }
    }

    private synchronized void keep(Run run) {
        runs.put(run.id(), run);
    }

    /** The run with that id. */
    public synchronized Optional<Run> find(String id) {
        return Optional.ofNullable(runs.get(id));
    }

    /** All of them. */
    public synchronized List<Run> newestFirst() {
        List<Run> all = new ArrayList<>(runs.values());
        all.sort(Comparator.comparing(run -> run.origin().created()));
        Collections.reverse(all);
        return all;
    }

    private synchronized List<Run> awake() {
        return runs.values().stream().filter(Run::awake).toList();
    }

    /** Ends a run. It can be had back for a while; whether there was one. */
    public boolean delete(String id) {
        Run run;
        synchronized (this) {
            run = runs.remove(id);
            if (run == null) {
                return false;
            }
            deleted.put(id, run.delete());
        }
        around.recorder().ifPresent(kept -> kept.database().markDeleted(id, Optional.of(calendar.instant())));
        return true;
    }

    /** Keeps the state of each as it is. Only when no thread gives them turns any more. */
    public void checkpoint() {
        awake().forEach(Run::checkpoint);
    }

    /** Whether a run learns that corpus. */
    public synchronized boolean usesCorpus(String corpus) {
        return runs.values().stream()
                .anyMatch(run -> run.corpus().map(CorpusRecord::id).equals(Optional.of(corpus)));
    }

    private void load(RunDatabase database, Function<String, Optional<CorpusRecord>> corpora) {
        for (StoredRun stored : database.runs()) {
            if (stored.deleted().isEmpty()) {
                load(database, stored, corpora).ifPresent(this::keep);
            }
        }
        newestFirst().stream()
                .filter(run -> run.state().status() == Status.TRAINING)
                .forEach(this::goOn);
    }

    private Optional<Run> load(
            RunDatabase database, StoredRun stored, Function<String, Optional<CorpusRecord>> corpora) {
        Origin origin = stored.origin();
        String id = origin.id();
        try {
            RunState left = StateFormat.read(origin.task(), stored.state());
            Optional<CorpusRecord> corpus =
                    left.spec() instanceof RunSpec text ? corpora.apply(text.corpus()) : Optional.empty();
            return Optional.of(new Run(
                    origin,
                    left,
                    stored.state().sequence(),
                    () -> past(database, id, left.generation()),
                    corpus,
                    footprint(left.spec(), corpus),
                    lessons(corpus),
                    checkpoints.apply(id),
                    around));
        } catch (InvalidSpec e) {
            LOG.warn("The run {} is left out: {}", id, e.getMessage());
            return Optional.empty();
        }
    }

    private static Journal.Past past(RunDatabase database, String id, int generation) {
        RunDatabase.History history = database.history(id);
        if (history.damaged() > 0) {
            LOG.warn("{} parts of the history of the run {} are damaged and left out", history.damaged(), id);
        }
        return HistoryFormat.past(history.rows(), generation);
    }

    private void goOn(Run run) {
        try {
            if (makeRoomFor(run)) {
                run.open();
            }
        } catch (DoesNotFit | TooManyRuns e) {
            run.hold(String.valueOf(e.getMessage()));
        }
    }

    private void storage(@Nullable String problem, boolean passing) {
        for (Run run : awake()) {
            if (problem == null) {
                run.release();
            } else {
                run.hold(problem);
            }
        }
    }

    private Optional<Run> like(TaskSpec spec) {
        TaskSpec wanted = spec.essence();
        return newestFirst().stream()
                .filter(run -> run.state().spec().essence().equals(wanted) && reliable(run.state()))
                .findFirst();
    }

    private static boolean reliable(RunState state) {
        return !state.changedLive() && state.status() != Status.DIVERGED && state.status() != Status.FAILED;
    }

    private long taken() {
        List<Run> awake = awake();
        Map<String, Long> texts = awake.stream()
                .flatMap(run -> run.corpus().stream())
                .collect(Collectors.toMap(CorpusRecord::id, CorpusRecord::memory, (one, other) -> one));
        long corpora = texts.values().stream().mapToLong(Long::longValue).sum();
        return corpora + awake.stream().mapToLong(Run::memory).sum();
    }

    /** Sixteen letters and digits, 80 random bits. */
    private String freshId() {
        String letters = "0123456789abcdefghjkmnpqrstvwxyz";
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            id.append(letters.charAt(ids.nextInt(letters.length())));
        }
        return id.toString();
    }
}
