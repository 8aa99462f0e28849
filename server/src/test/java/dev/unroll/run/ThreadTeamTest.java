package dev.unroll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.Allocation;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class ThreadTeamTest {
    @Test
    void everyPartOfEveryJobIsDoneOnce() {
        try (ThreadTeam team = new ThreadTeam(3)) {
            for (int job = 0; job < 20_000; job++) {
                AtomicIntegerArray done = new AtomicIntegerArray(1 + job % 5);
                team.run(done.length(), done::incrementAndGet);
                for (int part = 0; part < done.length(); part++) {
                    assertThat(done.get(part)).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void sleepersAreWoken() {
        try (ThreadTeam team = new ThreadTeam(2)) {
            for (int job = 0; job < 20; job++) {
                while (!team.everyoneSleeps()) {
                    Thread.onSpinWait();
                }
                AtomicIntegerArray done = new AtomicIntegerArray(2);
                team.run(2, done::incrementAndGet);
                assertThat(done.get(0) + done.get(1)).isEqualTo(2);
            }
        }
    }

    @Test
    void whatAPartThrowsIsThrownToTheCallerAndTheTeamGoesOn() {
        try (ThreadTeam team = new ThreadTeam(2)) {
            IntConsumer failing = part -> {
                if (part == 1) {
                    throw new IllegalStateException("part 1");
                }
            };
            assertThatThrownBy(() -> team.run(2, failing)).hasMessage("part 1");
            AtomicIntegerArray done = new AtomicIntegerArray(2);
            team.run(2, done::incrementAndGet);
            assertThat(done.get(1)).isEqualTo(1);
        }
    }

    @Test
    void aJobAllocatesNothing() {
        try (ThreadTeam team = new ThreadTeam(2)) {
            IntConsumer nothing = part -> {};
            assertThat(Allocation.ofWarm(() -> team.run(2, nothing))).isZero();
        }
    }
}
