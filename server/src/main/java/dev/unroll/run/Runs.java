package dev.unroll.run;

import dev.unroll.checkpoint.SavedRun;
import dev.unroll.checkpoint.UnreadableCheckpoint;
import dev.unroll.numeric.Kernels;
import dev.unroll.run.Run.Surroundings;
import dev.unroll.store.CorpusRecord;
import dev.unroll.store.CorpusUnusable;
import dev.unroll.store.RunDatabase;
import dev.unroll.store.StorageFailed;
import dev.unroll.store.StoredCheckpoint;
import dev.unroll.store.StoredRun;
import dev.unroll.store.StoredRun.Origin;
import dev.unroll.text.Corpus;
import dev.unroll.text.SymbolChange;
import dev.unroll.text.TokenKind;
import dev.unroll.text.Vocabulary;
import dev.unroll.train.AdditionSpec;
import dev.unroll.train.HelloSpec;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.MemoryTaskSpec;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Sampling;
import dev.unroll.train.ShapesSpec;
import dev.unroll.train.TaskSpec;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
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
    /** A run that was deleted comes back, or is forgotten for good. */
    private final Object undoing = new Object();

    private final Function<CorpusRecord, Corpus> texts;
    private final Kernels kernels;
    private final long memory;
    private final RandomGenerator ids;
    private final LongSupplier clock;
    private final Surroundings around;
    private final Optional<CheckpointFiles> checkpoints;
    private final BiFunction<String, TokenKind, Optional<CorpusRecord>> corpora;
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
        this(
                texts,
                kernels,
                workers,
                memory,
                ids,
                clock,
                Optional.empty(),
                Optional.empty(),
                (id, kind) -> Optional.empty());
    }

    private Runs(
            Function<CorpusRecord, Corpus> texts,
            Kernels kernels,
            Workers workers,
            long memory,
            RandomGenerator ids,
            LongSupplier clock,
            Optional<Recorder> recorder,
            Optional<CheckpointFiles> checkpoints,
            BiFunction<String, TokenKind, Optional<CorpusRecord>> corpora) {
        this.corpora = corpora;
        this.texts = texts;
        this.kernels = kernels;
        this.memory = memory;
        this.ids = ids;
        this.clock = clock;
        this.checkpoints = checkpoints;
        this.around = new Surroundings(recorder, workers, clock, this::makeRoomFor);
        recorder.ifPresent(kept -> kept.watch(this::storage));
    }

    /** The same, kept by {@code recorder}; those that were there before are there again after {@link #load}. */
    public static Runs kept(
            Function<CorpusRecord, Corpus> texts,
            Kernels kernels,
            Workers workers,
            long memory,
            RandomGenerator ids,
            LongSupplier clock,
            Recorder recorder,
            CheckpointFiles checkpoints,
            BiFunction<String, TokenKind, Optional<CorpusRecord>> corpora) {
        return new Runs(
                texts, kernels, workers, memory, ids, clock, Optional.of(recorder), Optional.of(checkpoints), corpora);
    }

    private Checkpoints checkpointsOf(String id, Optional<CorpusRecord> corpus) {
        String sha256 = corpus.map(known -> known.summary().sha256()).orElse("");
        return checkpoints.map(files -> files.of(id, sha256)).orElse(Checkpoints.NONE);
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
        Origin origin = new Origin(id, Nickname.draw(ids), spec.task(), Optional.empty(), 0, now());
        Run run;
        try {
            run = new Run(origin, spec, corpus, needed, lessons(corpus), checkpointsOf(id, corpus), around);
        } catch (OutOfMemoryError e) {
            throw new DoesNotFit(needed, corpus.map(this::memoryOfText).orElse(0L), memory - taken());
        }
        leaving.forEach(Runs::putToSleep);
        around.recorder().ifPresent(kept -> kept.database().add(origin, StateFormat.stored(run.state(), 0), List.of()));
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
            if (spec instanceof MemoryTaskSpec memory) {
                return new MemoryTaskLesson(memory, kernels, journal, clock);
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
        if (spec instanceof MemoryTaskSpec memory) {
            return MemoryTaskLesson.footprint(memory);
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
        boolean unused = run.sleep().exceptionally(awake -> false).join();
    }

    /** Nothing when a run has it in memory already. */
    private long memoryOfText(CorpusRecord corpus) {
        boolean there = awake().stream()
                .anyMatch(run -> run.corpus().map(CorpusRecord::key).equals(Optional.of(corpus.key())));
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

    /** Whether one of them trains now. */
    public boolean anyTraining() {
        return awake().stream().anyMatch(run -> run.state().status() == Status.TRAINING);
    }

    /** Ends a run. It can be had back for a while; whether there was one. */
    public boolean delete(String id) {
        if (find(id).isEmpty()) {
            return false;
        }
        around.recorder().ifPresent(kept -> kept.database().markDeleted(id, Optional.of(now())));
        synchronized (this) {
            Run run = runs.remove(id);
            if (run != null) {
                deleted.put(id, run.delete());
            }
            return run != null;
        }
    }

    /** Takes back {@link #delete}; empty when there is no such run, or it is gone for good. */
    public Optional<Run> restore(String id) {
        synchronized (undoing) {
            return comeBack(id);
        }
    }

    private Optional<Run> comeBack(String id) {
        CompletableFuture<Void> end;
        synchronized (this) {
            end = deleted.remove(id);
        }
        if (end == null || around.recorder().isEmpty()) {
            return Optional.empty();
        }
        Recorder recorder = around.recorder().get();
        Optional<Run> run = fetched(id, end, recorder);
        run.ifPresent(this::keep);
        run.filter(one -> one.state().status() == Status.TRAINING).ifPresent(this::goOn);
        return run;
    }

    /** When that fails, it can be tried again. */
    private Optional<Run> fetched(String id, CompletableFuture<Void> end, Recorder recorder) {
        end.join();
        recorder.flush().join();
        try {
            recorder.database().markDeleted(id, Optional.empty());
            return recorder.database().run(id).flatMap(stored -> load(recorder.database(), stored));
        } catch (StorageFailed e) {
            synchronized (this) {
                deleted.put(id, end);
            }
            throw e;
        }
    }

    /** Forgets for good, with all that is kept of them, the runs that were deleted before {@code before}. */
    public void purge(Instant before) {
        RunDatabase database = around.recorder().map(Recorder::database).orElse(null);
        if (database == null) {
            return;
        }
        for (StoredRun stored : database.runs()) {
            if (deletedBefore(before, stored)) {
                synchronized (undoing) {
                    purge(database, stored.origin().id(), before);
                }
            }
        }
    }

    private static boolean deletedBefore(Instant before, StoredRun stored) {
        return stored.deleted().filter(when -> when.isBefore(before)).isPresent();
    }

    /** Unless it has come back meanwhile. */
    private void purge(RunDatabase database, String id, Instant before) {
        if (database.run(id).filter(now -> deletedBefore(before, now)).isEmpty()) {
            return;
        }
        synchronized (this) {
            deleted.remove(id);
        }
        database.purge(id);
        checkpoints.ifPresent(files -> files.remove(id));
    }

    /** The checkpoints of a run, by step. */
    public List<StoredCheckpoint> checkpoints(Run run) {
        return checkpoints.map(files -> files.all(run.id())).orElse(List.of());
    }

    /**
     * What the network of a kept checkpoint writes.
     *
     * @throws NotPossible when the run has none at that step, or does not learn a text
     */
    public Sample sample(Run run, long step, UnaryOperator<Sampling> edit, OptionalLong seed) {
        synchronized (estimating) {
            Lesson lesson = lessons(run.corpus()).make(run.state().spec(), new Journal());
            if (!(lesson instanceof TextLesson text)) {
                throw new NotPossible("A run with the task \"%s\" cannot write a sample"
                        .formatted(run.state().spec().task()));
            }
            restore(lesson, saved(run, step));
            return text.sample(edit, seed);
        }
    }

    /**
     * A new run that goes on from a checkpoint of another, paused; on another text, when the spec names one.
     *
     * @param spec its settings
     * @throws InvalidSpec when they do not fit what the other has learnt, or there is no such text
     */
    public Run fork(Run parent, long step, TaskSpec spec) {
        Origin origin = new Origin(freshId(), Nickname.draw(ids), spec.task(), Optional.of(parent.id()), step, now());
        byte[] file = checkpoint(parent, step);
        SavedRun saved = saved(file, step);
        if (spec instanceof RunSpec text && !text.corpus().equals(corpusId(parent))) {
            CorpusRecord other = corpus(text.corpus(), text.tokens());
            return adopt(origin, on(other, text, step), Optional.of(other), file, saved);
        }
        return adopt(origin, spec, parent.corpus(), file, saved);
    }

    private static String corpusId(Run run) {
        return run.state().spec() instanceof RunSpec text ? text.corpus() : "";
    }

    private CorpusRecord corpus(String id, TokenKind tokens) {
        return corpora.apply(id, tokens)
                .orElseThrow(() -> new InvalidSpec(
                        "corpus", "There is no corpus \"%s\"; GET /api/corpora lists those there are".formatted(id)));
    }

    /** A spec on another text; samples do not begin with what that does not have. */
    private RunSpec on(CorpusRecord other, RunSpec spec, long taken) {
        String prime = spec.sampling().prime();
        boolean known = prime.isEmpty()
                || texts.apply(other).vocabulary().unknownIn(prime).isEmpty();
        return spec.on(other.id(), known ? prime : "", taken);
    }

    /**
     * What another text means to a run that is to go on with it.
     *
     * @throws InvalidSpec when there is no such text, or the run has none
     */
    public SymbolChange symbols(Run run, String corpus) {
        if (!(run.state().spec() instanceof RunSpec text)) {
            throw noText(run.state().spec());
        }
        CorpusRecord other = corpus(corpus, text.tokens());
        synchronized (estimating) {
            return SymbolChange.of(vocabulary(run), texts.apply(other));
        }
    }

    private Vocabulary vocabulary(Run run) {
        if (run.corpus().isPresent()) {
            return texts.apply(run.corpus().get()).vocabulary();
        }
        List<StoredCheckpoint> all = checkpoints(run);
        if (all.isEmpty()) {
            throw new NotPossible("The run has no checkpoint, and its text is not there any more");
        }
        return saved(run, all.get(all.size() - 1).step()).vocabulary().orElseThrow();
    }

    /** As {@link #symbols(Run, String)}, for what a checkpoint file has learnt. */
    public SymbolChange symbols(byte[] file, String corpus) throws UnreadableCheckpoint {
        SavedRun saved = SavedRun.read(file);
        if (!(saved.spec() instanceof RunSpec text)) {
            throw noText(saved.spec());
        }
        CorpusRecord other = corpus(corpus, text.tokens());
        synchronized (estimating) {
            return SymbolChange.of(saved.vocabulary().orElseThrow(), texts.apply(other));
        }
    }

    private static InvalidSpec noText(TaskSpec spec) {
        return new InvalidSpec("corpus", "corpus cannot be given: the task \"%s\" has no text".formatted(spec.task()));
    }

    /**
     * The file of a checkpoint, as it is kept.
     *
     * @throws NotPossible when the run has none at that step
     */
    public byte[] checkpoint(Run run, long step) {
        demandCheckpoint(run, step);
        try {
            return files().bytes(run.id(), step);
        } catch (IOException e) {
            throw new NotPossible("The checkpoint of step %d cannot be read".formatted(step));
        }
    }

    /**
     * A new run that goes on from a checkpoint file, paused.
     *
     * @param named the text to go on with; by default the one that it learnt
     * @throws UnreadableCheckpoint when it is none
     * @throws InvalidSpec when its text is not here
     */
    public Run adopt(byte[] file, Optional<String> named) throws UnreadableCheckpoint {
        SavedRun saved = SavedRun.read(file);
        TaskSpec spec = saved.spec();
        Optional<CorpusRecord> corpus = Optional.empty();
        if (spec instanceof RunSpec text) {
            CorpusRecord found = named.isPresent() ? corpus(named.get(), text.tokens()) : itsText(text, saved);
            corpus = Optional.of(found);
            spec = named.isPresent() ? on(found, text, saved.step()) : spec;
        } else if (named.isPresent()) {
            throw noText(spec);
        }
        Origin origin = new Origin(freshId(), Nickname.draw(ids), spec.task(), Optional.empty(), 0, now());
        return adopt(origin, spec, corpus, file, saved);
    }

    private CorpusRecord itsText(RunSpec spec, SavedRun saved) {
        CorpusRecord found = corpora.apply(spec.corpus(), spec.tokens())
                .orElseThrow(() -> new InvalidSpec(
                        "corpus",
                        "There is no corpus \"%s\" here: upload the text that it learnt first, or name another one to go on with"
                                .formatted(spec.corpus())));
        if (!found.summary().sha256().equals(saved.origin().corpus())) {
            throw new InvalidSpec(
                    "corpus",
                    "The text \"%s\" here is not the one that it learnt under that name; name one to go on with"
                            .formatted(found.name()));
        }
        return found;
    }

    private Run adopt(Origin origin, TaskSpec spec, Optional<CorpusRecord> corpus, byte[] file, SavedRun saved) {
        synchronized (placing) {
            leaving(footprint(spec, corpus), corpus).forEach(Runs::putToSleep);
            Lesson trial = lessons(corpus).make(spec, new Journal());
            String sha256 = corpus.map(known -> known.summary().sha256()).orElse("");
            FirstCheckpoint first = FirstCheckpoint.of(file, saved, trial.trainer(), files().here(sha256), kernels);
            Recorder recorder = around.recorder().orElseThrow();
            boolean changed = !first.told().isEmpty();
            RunState left = new RunState(spec, Status.PAUSED, first.told(), changed, 0, 0, trial.progress(0));
            keepAdopted(recorder.database(), origin, left, first.file(), first.saved());
            Run run = load(
                            recorder.database(),
                            recorder.database().run(origin.id()).orElseThrow())
                    .orElseThrow();
            keep(run);
            run.open();
            return run;
        }
    }

    /** First the file, then both rows: a run whose first state is not there could not go on. */
    private void keepAdopted(RunDatabase database, Origin origin, RunState left, byte[] file, SavedRun saved) {
        StoredCheckpoint first = files().adopt(origin.id(), file, saved);
        try {
            database.add(origin, StateFormat.stored(left, 0), List.of(first));
        } catch (StorageFailed e) {
            files().remove(origin.id());
            throw e;
        }
    }

    private CheckpointFiles files() {
        return checkpoints.orElseThrow(() -> new NotPossible("No checkpoints are kept here"));
    }

    private void demandCheckpoint(Run run, long step) {
        if (checkpoints(run).stream().noneMatch(one -> one.step() == step)) {
            throw new NotPossible(
                    "The run has no checkpoint at step %d; GET /api/runs/%s/checkpoints lists those it has"
                            .formatted(step, run.id()));
        }
    }

    private SavedRun saved(Run run, long step) {
        return saved(checkpoint(run, step), step);
    }

    private static SavedRun saved(byte[] file, long step) {
        try {
            return SavedRun.read(file);
        } catch (UnreadableCheckpoint e) {
            throw new NotPossible("The checkpoint of step %d cannot be used: %s".formatted(step, e.getMessage()));
        }
    }

    private static void restore(Lesson lesson, SavedRun saved) {
        try {
            saved.restore(lesson.trainer());
        } catch (UnreadableCheckpoint e) {
            throw new InvalidSpec(
                    "spec", "With these settings it cannot go on from that checkpoint: " + e.getMessage());
        }
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

    /** Takes up the runs that are kept, before anything is asked of them; those that trained go on. */
    public void load() {
        around.recorder().map(Recorder::database).ifPresent(this::load);
    }

    private void load(RunDatabase database) {
        database.runs().parallelStream()
                .filter(stored -> stored.deleted().isEmpty())
                .flatMap(stored -> load(database, stored).stream())
                .toList()
                .forEach(this::keep);
        newestFirst().stream()
                .filter(run -> run.state().status() == Status.TRAINING)
                .forEach(this::goOn);
    }

    private Optional<Run> load(RunDatabase database, StoredRun stored) {
        Origin origin = stored.origin();
        String id = origin.id();
        try {
            RunState left = StateFormat.read(stored.state());
            Optional<CorpusRecord> corpus = corpusIfSound(left.spec(), id);
            Checkpoints kept = checkpointsOf(id, corpus);
            return Optional.of(new Run(
                    origin,
                    left.status() == Status.DIVERGED ? left.goingBackTo(kept) : left,
                    stored.state().sequence(),
                    () -> past(database, id, left.generation()),
                    corpus,
                    footprint(left.spec(), corpus),
                    lessons(corpus),
                    kept,
                    around));
        } catch (InvalidSpec e) {
            LOG.warn("The run {} is left out: {}", id, e.getMessage());
            return Optional.empty();
        }
    }

    /** The text that a spec names, cut into its tokens. */
    private Optional<CorpusRecord> corpusOf(TaskSpec spec) {
        return spec instanceof RunSpec text ? corpora.apply(text.corpus(), text.tokens()) : Optional.empty();
    }

    /** A run whose text cannot be counted any more has its history all the same. */
    private Optional<CorpusRecord> corpusIfSound(TaskSpec spec, String id) {
        try {
            return corpusOf(spec);
        } catch (CorpusUnusable e) {
            LOG.warn("The run {} has lost its text: {}", id, e.getMessage());
            return Optional.empty();
        }
    }

    private static Journal.Past past(RunDatabase database, String id, int generation) {
        RunDatabase.History history = database.history(id);
        if (history.damaged() > 0) {
            LOG.warn("{} parts of the history of the run {} are damaged and left out", history.damaged(), id);
        }
        return HistoryFormat.past(history.rows(), history.damaged(), generation);
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

    private void storage() {
        awake().forEach(Run::heed);
    }

    private Optional<Run> like(TaskSpec spec) {
        TaskSpec wanted = spec.essence();
        return newestFirst().stream()
                .filter(run -> run.origin().parent().isEmpty())
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
                .collect(Collectors.toMap(CorpusRecord::key, CorpusRecord::memory, (one, other) -> one));
        long corpora = texts.values().stream().mapToLong(Long::longValue).sum();
        return corpora + awake.stream().mapToLong(Run::memory).sum();
    }

    /** To the millisecond, as it is kept. */
    private Instant now() {
        return calendar.instant().truncatedTo(ChronoUnit.MILLIS);
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
