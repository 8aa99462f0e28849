package dev.unroll.run;

import dev.unroll.numeric.Kernels;
import dev.unroll.store.CorpusRecord;
import dev.unroll.text.Corpus;
import dev.unroll.train.AdditionSpec;
import dev.unroll.train.HelloSpec;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.MemoryTaskSpec;
import dev.unroll.train.RunSpec;
import dev.unroll.train.ShapesSpec;
import dev.unroll.train.TaskSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The runs there are. Safe for use by several threads. */
public final class Runs {
    /** At most so many are kept. */
    public static final int MOST = 64;

    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final Object placing = new Object();
    private final Object estimating = new Object();
    private final Function<CorpusRecord, Corpus> texts;
    private final Kernels kernels;
    private final Workers workers;
    private final long memory;
    private final RandomGenerator ids;
    private final LongSupplier clock;

    /**
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
        this.texts = texts;
        this.kernels = kernels;
        this.workers = workers;
        this.memory = memory;
        this.ids = ids;
        this.clock = clock;
    }

    /** A run for a spec, and whether it was made for it. */
    public record Placed(Run run, boolean created) {}

    /**
     * A new run, paused at step 0; the oldest that does not train makes room when there are too many. Or else, when asked to attach, the
     * newest that does what {@code spec} says, its name, pace and sampling aside, and can be relied on to.
     *
     * @throws InvalidSpec when the spec does not fit the text
     * @throws DoesNotFit when there is not enough memory
     * @throws TooManyRuns when all of {@link #MOST} train
     */
    public Placed place(RunSpec spec, CorpusRecord corpus, boolean attach) {
        return place(spec, Optional.of(corpus), Footprint.of(spec, corpus.vocabulary()), attach, () -> {
            Corpus text = texts.apply(corpus);
            return (next, journal) -> new TextLesson((RunSpec) next, text, kernels, journal, clock);
        });
    }

    /** As {@link #place(RunSpec, CorpusRecord, boolean)}, for a network that learns to add. */
    public Placed place(AdditionSpec spec, boolean attach) {
        Lesson.Maker lessons = (next, journal) -> new AdditionLesson((AdditionSpec) next, kernels, journal, clock);
        return place(spec, Optional.empty(), AdditionLesson.footprint(spec), attach, () -> lessons);
    }

    /** As {@link #place(RunSpec, CorpusRecord, boolean)}, for a network that learns a shape. */
    public Placed place(ShapesSpec spec, boolean attach) {
        Lesson.Maker lessons = (next, journal) -> new ShapesLesson((ShapesSpec) next, kernels, journal, clock);
        return place(spec, Optional.empty(), ShapesLesson.footprint(spec), attach, () -> lessons);
    }

    /** As {@link #place(RunSpec, CorpusRecord, boolean)}, for a network that learns one word. */
    public Placed place(HelloSpec spec, boolean attach) {
        Lesson.Maker lessons = (next, journal) -> new HelloLesson((HelloSpec) next, kernels, journal, clock);
        return place(spec, Optional.empty(), HelloLesson.footprint(), attach, () -> lessons);
    }

    /** As {@link #place(RunSpec, CorpusRecord, boolean)}, for a network that learns a memory task. */
    public Placed place(MemoryTaskSpec spec, boolean attach) {
        Lesson.Maker lessons = (next, journal) -> new MemoryTaskLesson((MemoryTaskSpec) next, kernels, journal, clock);
        return place(spec, Optional.empty(), MemoryTaskLesson.footprint(spec), attach, () -> lessons);
    }

    private Placed place(
            TaskSpec spec, Optional<CorpusRecord> corpus, long needed, boolean attach, Supplier<Lesson.Maker> lessons) {
        synchronized (placing) {
            Optional<Run> like = attach ? like(spec) : Optional.empty();
            return like.map(run -> new Placed(run, false))
                    .orElseGet(() -> new Placed(create(spec, corpus, needed, lessons), true));
        }
    }

    private Run create(TaskSpec spec, Optional<CorpusRecord> corpus, long needed, Supplier<Lesson.Maker> lessons) {
        Optional<Run> leaving = oldestAtRestWhenFull();
        long text = corpus.map(this::memoryOfText).orElse(0L);
        long free = memory - taken();
        if (needed + text > free) {
            throw new DoesNotFit(needed, text, free);
        }
        Run run;
        try {
            run = new Run(freshId(), spec, corpus, needed, lessons.get(), workers, clock);
        } catch (OutOfMemoryError e) {
            throw new DoesNotFit(needed, text, free);
        }
        leaving.ifPresent(oldest -> delete(oldest.id()));
        keep(run);
        run.open();
        return run;
    }

    /** Nothing when a run has it in memory already. */
    private long memoryOfText(CorpusRecord corpus) {
        return usesCorpus(corpus.id()) ? 0 : corpus.memory();
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
        Collections.reverse(all);
        return all;
    }

    /** Ends a run and forgets it; whether there was one. */
    public synchronized boolean delete(String id) {
        Optional<Run> run = Optional.ofNullable(runs.remove(id));
        run.ifPresent(Run::delete);
        return run.isPresent();
    }

    /** Whether a run learns that corpus. */
    public synchronized boolean usesCorpus(String corpus) {
        return runs.values().stream()
                .anyMatch(run -> run.corpus().map(CorpusRecord::id).equals(Optional.of(corpus)));
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

    private synchronized Optional<Run> oldestAtRestWhenFull() {
        if (runs.size() < MOST) {
            return Optional.empty();
        }
        Optional<Run> oldest = runs.values().stream()
                .filter(run -> run.state().status() != Status.TRAINING)
                .findFirst();
        if (oldest.isEmpty()) {
            throw new TooManyRuns(MOST);
        }
        return oldest;
    }

    private synchronized long taken() {
        Map<String, Long> texts = runs.values().stream()
                .flatMap(run -> run.corpus().stream())
                .collect(Collectors.toMap(CorpusRecord::id, CorpusRecord::memory, (one, other) -> one));
        long corpora = texts.values().stream().mapToLong(Long::longValue).sum();
        return corpora + runs.values().stream().mapToLong(Run::memory).sum();
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
