package dev.unroll.run;

import dev.unroll.train.TaskSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The settings under which steps are taken again: those that held when they were taken first, changed at the same steps. */
final class Replay {
    private final Deque<Change> ahead = new ArrayDeque<>();
    private final TaskSpec first;

    /**
     * From a state that was kept.
     *
     * @param step steps that it has taken
     * @param kept the settings when it was kept; empty when it is that of a fresh lesson
     * @param changes of the run's whole life, oldest first
     * @param now the settings of the newest step
     */
    Replay(long step, Optional<TaskSpec> kept, List<Change> changes, TaskSpec now) {
        List<Change> later =
                changes.stream().filter(change -> change.step() >= step).toList();
        ahead.addAll(later.subList(already(step, kept, later), later.size()));
        this.first = ahead.isEmpty() ? now : ahead.getFirst().before();
    }

    /** How many of the changes at the very step of the state were made before it was kept. */
    private static int already(long step, Optional<TaskSpec> kept, List<Change> later) {
        int made = 0;
        for (int i = 0; i < later.size() && later.get(i).step() == step; i++) {
            TaskSpec then = later.get(i).after().essence();
            if (kept.filter(spec -> spec.essence().equals(then)).isPresent()) {
                made = i + 1;
            }
        }
        return made;
    }

    /** What holds at first. */
    TaskSpec first() {
        return first;
    }

    /** Gives {@code lesson} what was changed at the step where it is, in the same order. */
    void changeAt(Lesson lesson) {
        while (!ahead.isEmpty() && ahead.getFirst().step() <= lesson.steps()) {
            lesson.follow(ahead.removeFirst().after());
        }
    }
}
