package dev.unroll.run;

import dev.unroll.net.Network;
import dev.unroll.run.Checkpoints.Restored;
import dev.unroll.run.RunState.Progress;
import dev.unroll.store.StorageFailed;
import dev.unroll.train.Diverged;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.MemoryLook;
import dev.unroll.train.TaskSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a run does when it has a turn: it owns the lesson, obeys commands between steps and writes into the journal. Used by one
 * thread at a time; only {@link #state} may be read by others.
 */
final class Training {
    private static final long STATUS_SPACING = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long CHECKPOINT_SPACING = TimeUnit.SECONDS.toNanos(5);
    /** Copying takes at most such a part of the time. */
    private static final int TIMES_ITS_COST = 200;

    private static final String GOING_BACK = "go back to its last good state";

    private final Lesson.Maker lessons;
    private final Checkpoints checkpoints;
    private final Journal journal;
    private final LongSupplier clock;
    private final Pacer pacer = new Pacer();
    private @Nullable Lesson lesson;
    private Meter meter = new Meter();
    private TaskSpec spec;
    private Status status = Status.PAUSED;
    private String message = "";
    private boolean changedLive;
    private boolean begun;
    private int generation;
    private long trained;
    private long resumed;
    private long told;
    /** Steps up to here were taken and recorded before the lesson was made again; they are only repeated. */
    private long recorded;

    private @Nullable Replay replay;
    private long checkpointed;
    private long checkpointedStep = -1;
    private long checkpointCost;
    private double best = Double.NaN;
    /** Whether it only waits for the disk. */
    private boolean held;

    private Optional<StorageFailed> trouble = Optional.empty();
    private List<RunNotice> notices = List.of();
    private int damaged;

    private volatile RunState state;

    /**
     * At step 0, paused.
     *
     * @throws InvalidSpec when the spec cannot be learnt
     */
    Training(TaskSpec spec, Lesson.Maker lessons, Checkpoints checkpoints, Journal journal, LongSupplier clock) {
        this.spec = spec;
        this.lessons = lessons;
        this.checkpoints = checkpoints;
        this.journal = journal;
        this.clock = clock;
        this.told = clock.getAsLong();
        this.checkpointed = told;
        Lesson first = lessons.make(spec, journal);
        this.lesson = first;
        this.state = new RunState(spec, status, message, false, 0, 0, first.progress(0));
    }

    /** As it was left. Its lesson is made when it is needed. */
    Training(RunState left, Lesson.Maker lessons, Checkpoints checkpoints, Journal journal, LongSupplier clock) {
        this.spec = left.spec();
        this.lessons = lessons;
        this.checkpoints = checkpoints;
        this.journal = journal;
        this.clock = clock;
        this.told = clock.getAsLong();
        this.checkpointed = told;
        this.resumed = told;
        this.status = left.status();
        this.message = left.message();
        this.changedLive = left.changedLive();
        this.generation = left.generation();
        this.trained = left.trained();
        this.best = left.progress().bestValidationLoss();
        this.begun = journal.newest() > 0;
        this.state = left;
        journal.left(left);
    }

    /** Whether its lesson is in memory. */
    boolean awake() {
        return lesson != null;
    }

    /** Makes the lesson again, from its newest checkpoint or from step 0. Then {@link #repeat} until it is where it was left. */
    void wake() {
        if (lesson != null || status == Status.FAILED || status == Status.DIVERGED) {
            return;
        }
        Lesson made = lessons.make(spec, journal);
        Restored restored = checkpoints.restore(made, state, Long.MAX_VALUE);
        Replay settings = new Replay(made.steps(), restored.spec(), journal.changes(), spec);
        made.follow(settings.first());
        made.recall(journal.evaluations());
        recorded = Math.max(state.progress().step(), journal.newestStep());
        lesson = made;
        replay = settings;
        meter = new Meter();
        boolean asItIs = restored.spec()
                .filter(kept -> kept.essence().equals(spec.essence()))
                .isPresent();
        checkpointedStep = asItIs ? made.steps() : -1;
        message = restored.told().isEmpty() ? message : restored.told();
        notices = restored.notices();
        if (!repeating()) {
            caughtUp();
        }
    }

    /** Whether steps are to be taken again that were taken before. */
    boolean repeating() {
        return lesson != null && lesson.steps() < recorded;
    }

    /** Takes such a step: nothing of it is shown or recorded a second time. */
    void repeat() {
        if (replay != null) {
            replay.changeAt(live());
        }
        live().step();
        if (!repeating()) {
            caughtUp();
        }
    }

    private void caughtUp() {
        Lesson back = live();
        if (replay != null) {
            replay.changeAt(back);
            replay = null;
        }
        back.follow(spec);
        long now = clock.getAsLong();
        checkpointed = now;
        meter.start(back.steps(), now);
        if (status == Status.TRAINING) {
            resumed = now;
            pacer.start(spec.pace(), now);
        }
        tell();
        back.rest();
        if (status == Status.TRAINING && done(back)) {
            end(back, now);
        }
    }

    /** No step is to come: measures at the last one what was not measured there, as when the program was killed, or in a fork. */
    private void end(Lesson back, long now) {
        boolean measured = journal.evaluations().stream().anyMatch(one -> one.step() == back.steps());
        if (!measured) {
            back.stepped(trainedUntil(now), true);
        }
        if (!back.measuring()) {
            finishWhenDone(back);
        }
    }

    /** Keeps the state and lets go of the lesson, so that others have its memory. */
    void sleep() {
        if (lesson != null && status != Status.TRAINING && !repeating()) {
            checkpoint(false);
            tell();
            lesson = null;
            if (status == Status.DIVERGED) {
                state = state.goingBackTo(checkpoints);
            }
        }
    }

    /** Keeps the state as it is, unless it is kept already. */
    void checkpoint(boolean asBest) {
        Lesson now = lesson;
        if (now == null || repeating() || status == Status.DIVERGED || (now.steps() == checkpointedStep && !asBest)) {
            return;
        }
        long start = clock.getAsLong();
        if (meter.pending()) {
            recordPoint(now, start);
        }
        checkpoints.keep(now, published(), asBest);
        checkpointedStep = now.steps();
        checkpointed = clock.getAsLong();
        checkpointCost = checkpointed - start;
    }

    /**
     * Keeps the state as it is; it is on the disk when it returns.
     *
     * @throws StorageFailed when it cannot be kept
     */
    void checkpointNow() {
        live();
        checkpoint(false);
        checkpoints.finish();
        if (checkpoints.trouble().isPresent()) {
            checkpoints.tryAgain();
            checkpoints.finish();
        }
        demand(checkpoints.trouble());
    }

    private static void demand(Optional<StorageFailed> hindrance) {
        if (hindrance.isPresent()) {
            throw hindrance.get();
        }
    }

    private void checkpointWhenDue(Lesson now, long time) {
        double newest = now.progress(0).bestValidationLoss();
        if (newest < best || (Double.isNaN(best) && !Double.isNaN(newest))) {
            best = newest;
            if (time - checkpointed >= Math.min(CHECKPOINT_SPACING, TIMES_ITS_COST * checkpointCost)) {
                checkpoint(true);
            }
        } else if (time - checkpointed >= Math.max(CHECKPOINT_SPACING, TIMES_ITS_COST * checkpointCost)) {
            checkpoint(false);
        }
    }

    /** There is no room for it: it rests, with a sentence. */
    void hold(String why) {
        if (status == Status.TRAINING) {
            rest(Status.PAUSED);
        }
        message = why;
        tell();
    }

    /**
     * How it is kept: while that is not possible no step is taken, and when it is again it goes on.
     *
     * @param recorders what hinders the recorder
     */
    void heed(Optional<StorageFailed> recorders) {
        Optional<StorageFailed> now = recorders.or(checkpoints::trouble);
        boolean news = !now.map(StorageFailed::kind).equals(trouble.map(StorageFailed::kind));
        if (!news && journal.damaged() == damaged) {
            return;
        }
        damaged = journal.damaged();
        trouble = now;
        if (troubled() && status == Status.TRAINING) {
            rest(Status.PAUSED);
            held = true;
        }
        if (!troubled() && held) {
            wake();
            held = false;
            resume();
        }
        tell();
    }

    private boolean troubled() {
        return trouble.isPresent();
    }

    /** The newest state that was published. */
    RunState state() {
        return state;
    }

    /** Nanoseconds until the next step is due; {@link Workers#NEVER} when it does not train. */
    long untilNextStep() {
        return status == Status.TRAINING ? pacer.untilNextStep(clock.getAsLong()) : Workers.NEVER;
    }

    /** Shows what the network can do before it has learnt anything, once; makes the lesson of a run again that is to train. */
    void begin() {
        if (status == Status.TRAINING || !begun) {
            wake();
        }
        if (!begun) {
            begun = true;
            tell();
            live().open();
            tell();
        }
    }

    /** Takes steps until the next is to be taken. */
    void train() {
        refuseWhenEnded("train");
        if (status == Status.PAUSED) {
            resumeOrWait();
        }
        tell();
    }

    private void resumeOrWait() {
        if (troubled()) {
            held = true;
            checkpoints.tryAgain();
        } else {
            resume();
        }
    }

    /** Takes no further step. */
    void pause() {
        if (status == Status.TRAINING) {
            rest(Status.PAUSED);
        }
        held = false;
        tell();
    }

    /** Takes one step and stays paused. */
    void stepOnce() {
        refuseWhenEnded("take a step");
        demand(trouble);
        if (status == Status.TRAINING) {
            rest(Status.PAUSED);
        }
        long now = clock.getAsLong();
        Lesson stepping = live();
        meter.start(stepping.steps(), now);
        status = Status.TRAINING;
        resumed = now;
        if (done(stepping)) {
            end(stepping, now);
        } else {
            stepping.stopMeasuring();
            takeStep(stepping);
        }
        while (status == Status.TRAINING && done(stepping)) {
            advance();
        }
        if (status == Status.TRAINING) {
            rest(Status.PAUSED);
        }
        tell();
    }

    /** Goes back to step 0 of the spec as it stands now. */
    void reset(boolean start) {
        var unused = journal.evaluations(); // which fails before anything is changed, if the past cannot be read
        notices = List.of();
        lesson = null;
        Lesson made = lessons.make(spec, journal);
        lesson = made;
        changedLive = false;
        trained = 0;
        recorded = 0;
        replay = null;
        checkpointedStep = -1;
        best = Double.NaN;
        restart(made, -1, start);
        // not before the new generation is on the disk: until then a fork could not go on without them
        checkpoints.forgetAfter(-1);
        made.open();
        tell();
    }

    /** Goes back to the last good state with half the rate, after the loss has exploded. */
    void rollBack(boolean start) {
        if (status != Status.DIVERGED) {
            throw new NotPossible(
                    "The run cannot go back to its last good state because it is %s; only one that diverged can"
                            .formatted(status));
        }
        TextLesson text = lesson == null ? keptGood() : live(TextLesson.class, GOING_BACK);
        spec = text.rollBack();
        lesson = text;
        replay = null;
        recorded = text.steps();
        changedLive = true;
        checkpoints.forgetAfter(text.steps());
        // before anybody knows of the new generation: it cannot be repeated from an earlier state
        checkpoints.keep(
                text, new RunState(spec, Status.PAUSED, "", true, generation + 1, trained, text.progress(0)), false);
        checkpoints.settle();
        checkpointedStep = text.steps();
        checkpointed = clock.getAsLong();
        restart(text, text.steps(), start);
    }

    /** The newest state that was kept while all was well, when the one in memory is gone. */
    private TextLesson keptGood() {
        Lesson made = lessons.make(spec, journal);
        if (!(made instanceof TextLesson text)) {
            throw cannot(GOING_BACK);
        }
        notices = checkpoints
                .restore(text, state, state.progress().lastGoodStep())
                .notices();
        text.follow(spec);
        return text;
    }

    private void restart(Lesson from, long step, boolean start) {
        meter = new Meter();
        status = Status.PAUSED;
        message = "";
        held = false;
        generation++;
        journal.restart(generation, step);
        from.recall(journal.evaluations());
        if (start) {
            resumeOrWait();
        }
        tell();
    }

    /**
     * Changes what may change while it trains.
     *
     * @throws InvalidSpec when the result is not allowed
     */
    void change(UnaryOperator<TaskSpec> edit) {
        TaskSpec next = edit.apply(spec);
        if (lesson != null) {
            lesson.follow(next);
            if (!next.essence().equals(spec.essence())) {
                journal.add(lesson.steps(), spec, next);
                changedLive |= lesson.steps() > 0;
                checkpointedStep = -1;
            }
        }
        if (next.pace() != spec.pace()) {
            pacer.start(next.pace(), clock.getAsLong());
        }
        spec = next;
        tell();
    }

    /** Takes one step, or measures on, and records what comes of it. */
    void advance() {
        Lesson now = live();
        if (now.measuring()) {
            now.measure();
            if (!now.measuring()) {
                checkpointWhenDue(now, clock.getAsLong());
                finishWhenDone(now);
            }
        } else {
            takeStep(now);
        }
    }

    private void takeStep(Lesson now) {
        now.step();
        long after = clock.getAsLong();
        pacer.step(after);
        if (meter.add(now.steps(), now.loss(), after)) {
            recordPoint(now, after);
        }
        now.stepped(trainedUntil(after), done(now));
        checkpointWhenDue(now, after);
        if (!now.measuring()) {
            finishWhenDone(now);
        }
    }

    private void finishWhenDone(Lesson now) {
        if (done(now)) {
            rest(Status.FINISHED);
            tell();
        }
    }

    private static boolean done(Lesson now) {
        return now.lastStep() > 0 && now.steps() >= now.lastStep();
    }

    /** Something went wrong; the run ends, the server goes on. */
    void end(Throwable cause) {
        rest(cause instanceof Diverged ? Status.DIVERGED : Status.FAILED);
        message = Failures.explain(cause);
        if (status == Status.FAILED) {
            lesson = null;
        }
        tell();
    }

    private void resume() {
        long now = clock.getAsLong();
        Lesson back = live();
        status = Status.TRAINING;
        resumed = now;
        meter.start(back.steps(), now);
        pacer.start(spec.pace(), now);
        if (!repeating() && done(back)) {
            end(back, now);
        }
    }

    private void rest(Status next) {
        long now = clock.getAsLong();
        trained = trainedUntil(now);
        status = next;
        held = false;
        if (lesson != null && meter.pending()) {
            recordPoint(lesson, now);
        }
        if (lesson != null && (next == Status.PAUSED || next == Status.FINISHED)) {
            lesson.rest();
            checkpoint(false);
        }
    }

    private long trainedUntil(long now) {
        return status == Status.TRAINING ? trained + (now - resumed) : trained;
    }

    private void recordPoint(Lesson now, long time) {
        journal.add(meter.point(now.smoothLoss(), now.gradientNorm(), now.charactersPerStep(), time));
        if (time - told >= STATUS_SPACING || slowerThanTheStatus()) {
            tell();
        }
    }

    /** Whether the next step is so far away that nothing would be told of this one for long. */
    private boolean slowerThanTheStatus() {
        return spec.pace() > 0 && spec.pace() * STATUS_SPACING < TimeUnit.SECONDS.toNanos(1);
    }

    /** Publishes the state as it is now. */
    private void tell() {
        told = clock.getAsLong();
        state = published();
        journal.add(state);
    }

    private RunState published() {
        boolean behind = lesson == null || repeating();
        Progress progress = behind ? state.progress().stopped() : live().progress(speed(live()));
        return new RunState(
                spec,
                status,
                message,
                changedLive,
                generation,
                trainedUntil(clock.getAsLong()),
                progress,
                new Keeping(held, trouble, notices()));
    }

    /** What hinders it now, then what it was found with. */
    private List<RunNotice> notices() {
        List<RunNotice> all = new ArrayList<>();
        trouble.ifPresent(failure ->
                all.add(new RunNotice(RunNotice.Kind.valueOf(failure.kind().name()), 0, 0)));
        all.addAll(notices);
        if (damaged > 0) {
            all.add(new RunNotice(RunNotice.Kind.HISTORY_DAMAGED, 0, damaged));
        }
        return all;
    }

    private double speed(Lesson now) {
        return status == Status.TRAINING ? meter.stepsPerSecond() * now.charactersPerStep() : 0;
    }

    private Lesson live() {
        if (lesson == null) {
            throw new NotPossible("The run %s; reset it first"
                    .formatted(
                            status == Status.DIVERGED
                                    ? "has diverged, and its network is not in memory any more"
                                    : "has failed"));
        }
        return lesson;
    }

    /** The network as it is now, to be looked into. */
    MemoryLook look() {
        return live() instanceof MemoryTaskLesson memory
                ? memory.look()
                : live(TextLesson.class, "show its memory").look();
    }

    /** The network as it is now. */
    Network copyOfNetwork() {
        return live() instanceof MemoryTaskLesson memory
                ? memory.look().network()
                : live(TextLesson.class, "check its gradients here").copyOfNetwork();
    }

    /** The lesson, for what only one of its kind can do. */
    <T extends Lesson> T live(Class<T> kind, String what) {
        Lesson now = live();
        if (!kind.isInstance(now)) {
            throw cannot(what);
        }
        return kind.cast(now);
    }

    private NotPossible cannot(String what) {
        return new NotPossible("A run with the task \"%s\" cannot %s".formatted(spec.task(), what));
    }

    private void refuseWhenEnded(String what) {
        if (status.ended()) {
            throw new NotPossible("The run cannot %s because it is %s; %s"
                    .formatted(
                            what,
                            status,
                            status == Status.FINISHED ? "fork it with more steps, or reset it" : "reset it first"));
        }
    }
}
