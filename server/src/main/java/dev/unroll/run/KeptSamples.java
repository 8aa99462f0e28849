package dev.unroll.run;

import dev.unroll.run.Event.SampleWritten;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a run in bounded memory: all of the newest, and of the older ones so many that their steps are about evenly spaced
 * on a logarithmic axis. The first is never lost.
 */
final class KeptSamples {
    /** So many of the newest are kept. */
    static final int NEWEST = 200;

    /** At most so many older ones. */
    static final int OLDER = 100;

    /** At most so many characters in all: of samples longer than a few thousand, fewer are kept. */
    static final int CHARACTERS = 1_000_000;

    private final List<SampleWritten> samples = new ArrayList<>();
    private int characters;

    void add(SampleWritten sample) {
        samples.add(sample);
        characters += lengthOf(sample);
        while (samples.size() > NEWEST + OLDER) {
            dropOneOf(samples.size() - NEWEST);
        }
        while (characters > CHARACTERS && samples.size() > 2) {
            dropOneOf(samples.size() - 1);
        }
    }

    /** The oldest sample with a larger sequence number than {@code after}. */
    @Nullable
    SampleWritten firstAfter(long after) {
        for (SampleWritten sample : samples) {
            if (sample.sequence() > after) {
                return sample;
            }
        }
        return null;
    }

    /** All that are kept, oldest first. */
    List<SampleWritten> all() {
        return samples;
    }

    /** Of the first {@code older} samples drops the one, but not the first, whose neighbours have the smallest ratio of steps. */
    private void dropOneOf(int older) {
        int least = 1;
        for (int i = 2; i < older; i++) {
            if (gapAround(i) < gapAround(least)) {
                least = i;
            }
        }
        characters -= lengthOf(samples.remove(least));
    }

    private double gapAround(int i) {
        return (samples.get(i + 1).step() + 1.0) / (samples.get(i - 1).step() + 1.0);
    }

    private static int lengthOf(SampleWritten sample) {
        return sample.sample().text().length() + sample.sample().prime().length();
    }
}
