package dev.unroll.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.run.Event.PointAdded;
import dev.unroll.run.RunState.Progress;
import dev.unroll.train.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A reader with nothing but a sequence number gets all that is kept, in order. */
class JournalTest {
    private final Journal journal = new Journal();
    private int step;

    @Test
    void pointsAreJoinedUpToTheNextSampleOrStatus() {
        addPoints(3);
        journal.add(sample());
        addPoints(2);
        journal.add(state(0));

        assertThat(read(0)).containsExactly(List.of(1L, 2L, 3L), List.of(4L), List.of(5L, 6L), List.of(7L));
    }

    @Test
    void theLatestStatusReplacesTheOneBefore() {
        journal.add(state(0));
        addPoints(1);
        journal.add(state(0));
        addPoints(1);

        assertThat(read(0)).containsExactly(List.of(2L), List.of(3L), List.of(4L));
    }

    @Test
    void aReaderThatComesBackAnywhereMissesNothing() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            switch (random.nextInt(4)) {
                case 0 -> journal.add(sample());
                case 1 -> journal.add(state(0));
                default -> addPoints(1);
            }
        }
        List<Long> all = read(0).stream().flatMap(List::stream).toList();
        for (long after = 0; after <= journal.newest(); after++) {
            long seen = after;
            assertThat(read(after).stream().flatMap(List::stream))
                    .containsExactlyElementsOf(
                            all.stream().filter(n -> n > seen).toList());
        }
    }

    @Test
    void afterAResetOnlyTheNewGenerationIsThereAndNumbersGoOn() {
        addPoints(5);
        journal.add(sample());
        journal.restart(1, -1);
        journal.add(state(1));
        addPoints(1);

        assertThat(read(0)).containsExactly(List.of(7L), List.of(8L));
        assertThat(journal.next(0).get(0).generation()).isEqualTo(1);
        assertThat(journal.next(7).get(0).generation()).isEqualTo(1);
    }

    @Test
    void everyWatcherHearsOfEveryEventUntilItLeaves() {
        List<Long> heard = new ArrayList<>();
        Runnable watcher = () -> heard.add(journal.newest());
        journal.watch(watcher);
        addPoints(1);
        journal.add(sample());
        journal.unwatch(watcher);
        addPoints(1);

        assertThat(heard).containsExactly(1L, 2L);
    }

    /** The sequence numbers of each message. */
    private List<List<Long>> read(long after) {
        List<List<Long>> messages = new ArrayList<>();
        long seen = after;
        for (List<Event> next = journal.next(seen); !next.isEmpty(); next = journal.next(seen)) {
            assertThat(next.size() == 1 || next.stream().allMatch(PointAdded.class::isInstance))
                    .isTrue();
            messages.add(next.stream().map(Event::sequence).toList());
            seen = next.get(next.size() - 1).sequence();
        }
        return messages;
    }

    private void addPoints(int count) {
        for (int i = 0; i < count; i++) {
            step++;
            journal.add(new Point(step, 1, 1, 1, 1, 1, 1, 1));
        }
    }

    private Sample sample() {
        return new Sample(step, 0, 1, "text", "", 1);
    }

    private RunState state(int generation) {
        return new RunState(
                RunSpec.DEFAULT,
                Status.TRAINING,
                "",
                false,
                generation,
                0,
                new Progress(step, 0, 9, 1, 1, 1, 1, 1, 1, 1, 0, 1));
    }
}
