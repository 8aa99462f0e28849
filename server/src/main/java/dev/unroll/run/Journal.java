package dev.unroll.run;

import dev.unroll.run.Event.ExampleRead;
import dev.unroll.run.Event.LaboratoryMeasured;
import dev.unroll.run.Event.MemoryTried;
import dev.unroll.run.Event.PassageRead;
import dev.unroll.run.Event.PointAdded;
import dev.unroll.run.Event.SampleWritten;
import dev.unroll.run.Event.StatusChanged;
import dev.unroll.run.Event.SumAdded;
import dev.unroll.run.Event.ValidationMeasured;
import dev.unroll.run.Event.WordSpelled;
import dev.unroll.task.AddedSum;
import dev.unroll.task.Findings;
import dev.unroll.task.SpelledWord;
import dev.unroll.task.shapes.Accuracy;
import dev.unroll.task.shapes.Reading;
import dev.unroll.train.Passage;
import dev.unroll.train.TaskSpec;
import dev.unroll.train.Tried;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a run's events: the curve, the samples, the evaluations, and the latest of what replaces itself. A reader holds nothing but the sequence number of
 * the newest event it has seen and asks for what comes next, so a slow one costs nothing. Safe for use by several threads.
 */
public final class Journal {
    /** Points are kept as they come until there are so many; then the curve is kept anew, thinned as it is here. */
    private static final int MOST_POINTS_IN_PARTS = 512;

    /** So many changes of settings are kept, the newest: checkpoints are rarely as old as that. */
    private static final int MOST_CHANGES = 1000;

    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private Curve curve = new Curve();
    private KeptSamples samples = new KeptSamples();
    private KeptEvaluations evaluations = new KeptEvaluations();
    private final List<Change> changes = new ArrayList<>();
    /** The newest event of each kind that replaces the one before. */
    private final Map<Class<?>, Event> latest = new LinkedHashMap<>();

    /** Those of them that readers are shown. */
    private Map<Class<?>, Event> shown = latest;

    private final @Nullable Runnable recorder;
    private @Nullable Supplier<Past> past;
    private long sequence;
    private int generation;
    private boolean ended;
    /** Everything up to here is on the disk. */
    private long kept;
    /** Readers are shown events up to here. */
    private long visible;
    /** Whether what is on the disk is to be replaced as a whole. */
    private boolean rewritten;

    private int restarts;
    private int pointsInParts;
    private int damaged;

    /** One that nobody keeps: what happens is shown at once. */
    Journal() {
        this.recorder = null;
    }

    /**
     * One that is kept: an event is shown when it is on the disk, so that nobody has ever seen what is lost.
     *
     * @param recorder is told that something has happened, and comes for it with {@link #news}
     * @param sequence of the newest event so far
     * @param past what happened so far, asked for when somebody wants to know
     */
    Journal(Runnable recorder, long sequence, int generation, Supplier<Past> past) {
        this.recorder = recorder;
        this.sequence = sequence;
        this.kept = sequence;
        this.visible = sequence;
        this.generation = generation;
        this.past = past;
        this.shown = Map.of();
    }

    /**
     * What is kept of what has happened, each oldest first.
     *
     * @param damaged parts that are left out
     */
    record Past(
            List<PointAdded> points,
            List<SampleWritten> samples,
            List<ValidationMeasured> evaluations,
            List<Change> changes,
            int damaged) {}

    /**
     * What is to be kept.
     *
     * @param whole whether it takes the place of all that was kept before
     * @param past points, samples, evaluations and changes
     * @param latest events that replace the one of their kind before
     * @param sequence of the newest event
     * @param restarts of the journal before it
     */
    record News(boolean whole, Past past, Map<Class<?>, Event> latest, long sequence, int restarts) {}

    /** What has happened since what was last {@linkplain #keep kept}. */
    synchronized News news() {
        remember();
        boolean whole = rewritten || pointsInParts >= MOST_POINTS_IN_PARTS;
        long after = whole ? 0 : kept;
        Past since = new Past(
                List.copyOf(curve.after(after)),
                samples.all().stream().filter(event -> event.sequence() > after).toList(),
                evaluations.all().stream()
                        .filter(event -> event.sequence() > after)
                        .toList(),
                changes.stream().filter(change -> change.sequence() > after).toList(),
                0);
        return new News(whole, since, Map.copyOf(latest), sequence, restarts);
    }

    /** How a run was left, which is on the disk: told again, to those who were not told because the program was killed. */
    synchronized void left(RunState state) {
        if (sequence > 0) {
            StatusChanged again = new StatusChanged(++sequence, state);
            replace(again);
            kept = sequence;
            visible = sequence;
            shown = Map.of(StatusChanged.class, again);
        }
    }

    /** That is on the disk now: readers are shown it. */
    void keep(News news) {
        synchronized (this) {
            if (news.restarts != restarts) {
                return;
            }
            kept = news.sequence;
            visible = Math.max(visible, kept);
            shown = news.latest;
            rewritten &= !news.whole;
            pointsInParts = news.whole ? 0 : pointsInParts + news.past.points.size();
        }
        tellWatchers();
    }

    /** Some of it may be on the disk or not: the next news are the whole. */
    synchronized void doubt() {
        rewritten = true;
    }

    /** Parts of what was kept that are damaged and left out, as far as anyone has asked for them. */
    synchronized int damaged() {
        return damaged;
    }

    /** Readers are shown everything although it cannot be kept, so that they see why. */
    void showAll() {
        synchronized (this) {
            visible = sequence;
            shown = Map.copyOf(latest);
        }
        tellWatchers();
    }

    /** The step of the newest point; 0 when there is none. */
    synchronized long newestStep() {
        remember();
        List<PointAdded> points = curve.after(0);
        return points.isEmpty() ? 0 : points.get(points.size() - 1).step();
    }

    private void remember() {
        Supplier<Past> supplier = past;
        if (supplier != null) {
            Past read = supplier.get();
            past = null;
            damaged = read.damaged;
            read.points.forEach(curve::add);
            read.samples.forEach(samples::add);
            read.evaluations.forEach(evaluations::add);
            changes.addAll(read.changes);
        }
    }

    /** Tells {@code watcher} after every event, on the thread that trains: it must return at once. */
    public void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    /** Ends {@link #watch}. */
    public void unwatch(Runnable watcher) {
        watchers.remove(watcher);
    }

    /** The sequence number of the newest event. */
    public synchronized long newest() {
        return seen();
    }

    private long seen() {
        return recorder == null ? sequence : visible;
    }

    /** Whether the run was deleted: there will be no more events. */
    public synchronized boolean ended() {
        return ended;
    }

    /**
     * The events that belong in the next message to a reader who has seen everything up to {@code after}: a single one of another kind, or the points up to the next of these; empty when there is nothing new.
     */
    public synchronized List<Event> next(long after) {
        remember();
        Event single = earliest(samples.firstAfter(after), evaluations.firstAfter(after));
        for (Event event : shown.values()) {
            single = earliest(single, event.sequence() > after ? event : null);
        }
        if (single != null && single.sequence() > seen()) {
            single = null;
        }
        List<PointAdded> points = curve.after(after);
        long barrier = single == null ? seen() : single.sequence();
        if (!points.isEmpty() && points.get(0).sequence() <= barrier) {
            return List.copyOf(upTo(barrier, points));
        }
        return single == null ? List.of() : List.of(single);
    }

    /** Every evaluation that is kept, oldest first. */
    public synchronized List<Evaluated> evaluations() {
        remember();
        return evaluations.all().stream().map(ValidationMeasured::evaluation).toList();
    }

    /** The changes of settings that are kept, oldest first. They are not shown. */
    synchronized List<Change> changes() {
        remember();
        return List.copyOf(changes);
    }

    /** The points whose step is at least {@code step}. */
    public synchronized List<Point> pointsFrom(long step) {
        remember();
        return curve.after(0).stream()
                .map(PointAdded::point)
                .filter(point -> point.step() >= step)
                .toList();
    }

    /** The same, joined until there are at most {@code most}. */
    public List<Point> pointsFrom(long step, int most) {
        return Curve.thinned(pointsFrom(step), most);
    }

    /** Every sample that is kept, oldest first. */
    public synchronized List<Sample> samples() {
        remember();
        return samples.all().stream().map(SampleWritten::sample).toList();
    }

    void add(Point point) {
        synchronized (this) {
            remember();
            curve.add(new PointAdded(++sequence, generation, point));
        }
        happened();
    }

    void add(Sample sample) {
        synchronized (this) {
            remember();
            samples.add(new SampleWritten(++sequence, generation, sample));
        }
        happened();
    }

    void add(Evaluated evaluation) {
        synchronized (this) {
            remember();
            evaluations.add(new ValidationMeasured(++sequence, generation, evaluation));
        }
        happened();
    }

    void add(long step, TaskSpec before, TaskSpec after) {
        synchronized (this) {
            remember();
            changes.add(new Change(++sequence, step, before, after));
            if (changes.size() > MOST_CHANGES) {
                changes.remove(0);
            }
        }
        happened();
    }

    void add(RunState state) {
        synchronized (this) {
            replace(new StatusChanged(++sequence, state));
        }
        happened();
    }

    void add(long step, AddedSum sum) {
        synchronized (this) {
            replace(new SumAdded(++sequence, generation, step, sum));
        }
        happened();
    }

    void add(long step, Findings findings) {
        synchronized (this) {
            replace(new LaboratoryMeasured(++sequence, generation, step, findings));
        }
        happened();
    }

    void add(long step, Reading reading, Accuracy accuracy) {
        synchronized (this) {
            replace(new ExampleRead(++sequence, generation, step, reading, accuracy));
        }
        happened();
    }

    void add(long step, SpelledWord spelled) {
        synchronized (this) {
            replace(new WordSpelled(++sequence, generation, step, spelled));
        }
        happened();
    }

    void add(long step, int length, Tried tried) {
        synchronized (this) {
            replace(new MemoryTried(++sequence, generation, step, length, tried));
        }
        tellWatchers();
    }

    void add(long step, Passage passage) {
        synchronized (this) {
            replace(new PassageRead(++sequence, generation, step, passage));
        }
        tellWatchers();
    }

    private void replace(Event event) {
        latest.put(event.getClass(), event);
    }

    /** Forgets what was after {@code step} (all, when it is negative); what is kept and what comes now belongs to {@code newGeneration}. */
    synchronized void restart(int newGeneration, long step) {
        remember();
        restarts++;
        rewritten = true;
        damaged = 0;
        Curve oldCurve = curve;
        KeptSamples oldSamples = samples;
        KeptEvaluations oldEvaluations = evaluations;
        generation = newGeneration;
        curve = new Curve();
        samples = new KeptSamples();
        evaluations = new KeptEvaluations();
        changes.clear();
        latest.clear();
        for (PointAdded old : oldCurve.after(0)) {
            if (old.step() <= step) {
                curve.add(new PointAdded(++sequence, generation, old.point()));
            }
        }
        for (SampleWritten old : oldSamples.all()) {
            if (old.step() <= step) {
                samples.add(new SampleWritten(++sequence, generation, old.sample()));
            }
        }
        for (ValidationMeasured old : oldEvaluations.all()) {
            if (old.step() <= step) {
                evaluations.add(new ValidationMeasured(++sequence, generation, old.evaluation()));
            }
        }
    }

    void end() {
        synchronized (this) {
            ended = true;
        }
        tellWatchers();
    }

    private void happened() {
        if (recorder == null) {
            tellWatchers();
        } else {
            recorder.run();
        }
    }

    private void tellWatchers() {
        for (Runnable watcher : watchers) {
            watcher.run();
        }
    }

    private static @Nullable Event earliest(@Nullable Event one, @Nullable Event other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.sequence() < other.sequence() ? one : other;
    }

    private static List<PointAdded> upTo(long barrier, List<PointAdded> points) {
        List<PointAdded> before = new ArrayList<>(points.size());
        for (PointAdded point : points) {
            if (point.sequence() > barrier) {
                break;
            }
            before.add(point);
        }
        return before;
    }
}
