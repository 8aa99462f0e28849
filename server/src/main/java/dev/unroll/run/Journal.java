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
import dev.unroll.train.Tried;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a run's events: the curve, the samples, the evaluations, and the latest of what replaces itself. A reader holds nothing but the sequence number of
 * the newest event it has seen and asks for what comes next, so a slow one costs nothing. Safe for use by several threads.
 */
public final class Journal {
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private Curve curve = new Curve();
    private KeptSamples samples = new KeptSamples();
    private KeptEvaluations evaluations = new KeptEvaluations();
    /** The newest event of each kind that replaces the one before. */
    private final Map<Class<?>, Event> latest = new LinkedHashMap<>();

    private long sequence;
    private int generation;
    private boolean ended;

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
        return sequence;
    }

    /** Whether the run was deleted: there will be no more events. */
    public synchronized boolean ended() {
        return ended;
    }

    /**
     * The events that belong in the next message to a reader who has seen everything up to {@code after}: a single one of another kind, or the points up to the next of these; empty when there is nothing new.
     */
    public synchronized List<Event> next(long after) {
        Event single = earliest(samples.firstAfter(after), evaluations.firstAfter(after));
        for (Event event : latest.values()) {
            single = earliest(single, event.sequence() > after ? event : null);
        }
        List<PointAdded> points = curve.after(after);
        long barrier = single == null ? Long.MAX_VALUE : single.sequence();
        if (!points.isEmpty() && points.get(0).sequence() < barrier) {
            return List.copyOf(upTo(barrier, points));
        }
        return single == null ? List.of() : List.of(single);
    }

    /** Every evaluation that is kept, oldest first. */
    public synchronized List<Evaluated> evaluations() {
        return evaluations.all().stream().map(ValidationMeasured::evaluation).toList();
    }

    /** The points whose step is at least {@code step}. */
    public synchronized List<Point> pointsFrom(long step) {
        return curve.after(0).stream()
                .map(PointAdded::point)
                .filter(point -> point.step() >= step)
                .toList();
    }

    void add(Point point) {
        synchronized (this) {
            curve.add(new PointAdded(++sequence, generation, point));
        }
        tellWatchers();
    }

    void add(Sample sample) {
        synchronized (this) {
            samples.add(new SampleWritten(++sequence, generation, sample));
        }
        tellWatchers();
    }

    void add(Evaluated evaluation) {
        synchronized (this) {
            evaluations.add(new ValidationMeasured(++sequence, generation, evaluation));
        }
        tellWatchers();
    }

    void add(RunState state) {
        synchronized (this) {
            replace(new StatusChanged(++sequence, state));
        }
        tellWatchers();
    }

    void add(long step, AddedSum sum) {
        synchronized (this) {
            replace(new SumAdded(++sequence, generation, step, sum));
        }
        tellWatchers();
    }

    void add(long step, Findings findings) {
        synchronized (this) {
            replace(new LaboratoryMeasured(++sequence, generation, step, findings));
        }
        tellWatchers();
    }

    void add(long step, Reading reading, Accuracy accuracy) {
        synchronized (this) {
            replace(new ExampleRead(++sequence, generation, step, reading, accuracy));
        }
        tellWatchers();
    }

    void add(long step, SpelledWord spelled) {
        synchronized (this) {
            replace(new WordSpelled(++sequence, generation, step, spelled));
        }
        tellWatchers();
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
        Curve oldCurve = curve;
        KeptSamples oldSamples = samples;
        KeptEvaluations oldEvaluations = evaluations;
        generation = newGeneration;
        curve = new Curve();
        samples = new KeptSamples();
        evaluations = new KeptEvaluations();
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
