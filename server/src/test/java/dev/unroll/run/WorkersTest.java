package dev.unroll.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads that give turns. */
class WorkersTest {
    private static final long PATIENCE_SECONDS = 60;

    private final Workers workers = new Workers(1, System::nanoTime);

    @AfterEach
    void stop() {
        workers.close();
    }

    @Test
    void tasksGetTheSameTimeWhateverTheLengthOfTheirTurns() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1500);
        CountDownLatch done = new CountDownLatch(3);
        List<AtomicLong> shares = new ArrayList<>();
        for (long length : new long[] {1, 5, 40}) {
            AtomicLong used = new AtomicLong();
            shares.add(used);
            workers.seat(called -> {
                        if (System.nanoTime() > end) {
                            done.countDown();
                            return Workers.NEVER;
                        }
                        if (!called) {
                            used.addAndGet(spin(length));
                        }
                        return 0;
                    })
                    .call();
        }
        assertThat(done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

        double most = shares.stream().mapToLong(AtomicLong::get).max().orElseThrow();
        assertThat(shares).allMatch(share -> share.get() > 0.8 * most);
    }

    @Test
    void aTaskThatWasAwayClaimsNoArrears() throws InterruptedException {
        BlockingQueue<String> turns = new LinkedBlockingQueue<>();
        CountDownLatch lateHasHadTen = new CountDownLatch(10);
        workers.seat(called -> {
                    turns.add("early");
                    spin(5);
                    return lateHasHadTen.getCount() == 0 ? Workers.NEVER : 0;
                })
                .call();
        for (int i = 0; i < 40; i++) {
            assertThat(turns.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("early");
        }
        workers.seat(called -> {
                    turns.add("late");
                    spin(5);
                    lateHasHadTen.countDown();
                    return lateHasHadTen.getCount() == 0 ? Workers.NEVER : 0;
                })
                .call();
        assertThat(lateHasHadTen.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

        List<String> order = new ArrayList<>(turns);
        long between = order.subList(order.indexOf("late"), order.lastIndexOf("late")).stream()
                .filter("early"::equals)
                .count();
        // with arrears it would have ten turns in a row; a busy machine makes some turns long, for which others then
        // have more
        assertThat(between).isBetween(4L, 40L);
    }

    @Test
    void aCallIsAnsweredWhileEveryTurnIsTaken() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        workers.seat(called -> {
                    if (called) {
                        return 0;
                    }
                    busy.countDown();
                    awaitQuietly(release);
                    return Workers.NEVER;
                })
                .call();
        assertThat(busy.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        CountDownLatch answered = new CountDownLatch(1);
        workers.seat(called -> {
                    answered.countDown();
                    return Workers.NEVER;
                })
                .call();

        assertThat(answered.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        release.countDown();
    }

    @Test
    void aCallDuringATurnIsAnsweredAfterItAndNeverAtTheSameTime() throws InterruptedException {
        BlockingQueue<Boolean> turns = new LinkedBlockingQueue<>();
        AtomicLong inside = new AtomicLong();
        CountDownLatch callMade = new CountDownLatch(1);
        Workers.Seat seat = workers.seat(called -> {
            assertThat(inside.incrementAndGet()).isEqualTo(1);
            if (turns.isEmpty()) {
                awaitQuietly(callMade);
            }
            inside.decrementAndGet();
            turns.add(called);
            return Workers.NEVER;
        });
        seat.call();
        seat.call();
        callMade.countDown();

        assertThat(turns.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aTaskThatFailsDoesNotStopTheOthers() throws InterruptedException {
        workers.seat(called -> {
                    throw new IllegalStateException("for the test");
                })
                .call();
        CountDownLatch turned = new CountDownLatch(3);
        workers.seat(called -> {
                    turned.countDown();
                    return turned.getCount() == 0 ? Workers.NEVER : 0;
                })
                .call();

        assertThat(turned.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aTaskThatWantsItsNextTurnLaterGetsItThenAndHoldsNoThreadMeanwhile() throws InterruptedException {
        long pause = TimeUnit.SECONDS.toNanos(3);
        BlockingQueue<Long> slow = new LinkedBlockingQueue<>();
        workers.seat(called -> {
                    slow.add(System.nanoTime());
                    return called ? pause : Workers.NEVER;
                })
                .call();
        long first = slow.take();
        CountDownLatch others = new CountDownLatch(100);
        workers.seat(called -> {
                    others.countDown();
                    return others.getCount() == 0 ? Workers.NEVER : 0;
                })
                .call();

        assertThat(others.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(slow).as("the others did not wait for it").isEmpty();
        Long second = slow.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(second).isNotNull();
        assertThat(second - first).isGreaterThanOrEqualTo(pause);
    }

    private static long spin(long milliseconds) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(milliseconds)) {
            Thread.onSpinWait();
        }
        return System.nanoTime() - start;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
