package dev.unroll.cell.dnc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.numeric.EjmlKernels;
import dev.unroll.numeric.Kernels;
import dev.unroll.numeric.Rng;
import dev.unroll.numeric.VectorKernels;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class ExternalMemoryTest {
    private static final MemoryShape SHAPE = new MemoryShape(9, 5, 3);
    private static final int STEPS = 2;
    private static final int RANDOM_STATES = 10_000;
    private static final float ROUNDING = 1e-5f;

    private static final List<Mechanisms> FEWER = List.of(
            new Mechanisms(false, true, true, true),
            new Mechanisms(true, false, true, true),
            new Mechanisms(true, true, false, true),
            new Mechanisms(true, true, true, false));

    private static final int MEMORY = 0;
    private static final int USAGE = 1;
    private static final int LINKS = 2;
    private static final int PRECEDENCE = 3;
    private static final int WRITE = 4;
    private static final int READ = 5;

    private final Rng rng = Rng.stream(1, 0);
    private final ExternalMemory memory = new ExternalMemory(SHAPE, Mechanisms.ALL, STEPS, 1, new VectorKernels());
    private final float[] reads = new float[SHAPE.reads()];
    private final float[] dreads = new float[SHAPE.reads()];

    private FMatrixRMaj state(int index) {
        return memory.states().get(index);
    }

    /** Uniform in {@code ±scale}, about a third of them zero. */
    private void fill(float[] numbers, int from, int length, float scale) {
        for (int i = from; i < from + length; i++) {
            numbers[i] = rng.nextInt(3) == 0 ? 0 : scale * (2 * rng.nextFloat() - 1);
        }
    }

    /** A weighting: not negative, of a sum that is at most 1; sometimes one slot has it all, sometimes none has any. */
    private void weighting(float[] numbers, int from) {
        int slots = SHAPE.slots();
        Arrays.fill(numbers, from, from + slots, 0);
        switch (rng.nextInt(3)) {
            case 0 -> numbers[from + rng.nextInt(slots)] = 1;
            case 1 -> {
                for (int i = 0; i < slots; i++) {
                    numbers[from + i] = rng.nextFloat() / slots;
                }
            }
            default -> {
                // nothing
            }
        }
    }

    private void randomState() {
        fill(state(MEMORY).data, 0, SHAPE.size(), rng.nextInt(3) * 100f);
        for (int i = 0; i < SHAPE.slots(); i++) {
            state(USAGE).data[i] = Math.min(1, Math.max(0, 2 * rng.nextFloat() - 0.5f));
            weighting(state(LINKS).data, i * SHAPE.slots());
            state(LINKS).data[i * SHAPE.slots() + i] = 0;
        }
        weighting(state(PRECEDENCE).data, 0);
        weighting(state(WRITE).data, 0);
        for (int head = 0; head < SHAPE.readHeads(); head++) {
            weighting(state(READ).data, head * SHAPE.slots());
        }
    }

    private void randomInterface() {
        float[] xi = memory.interfaceVectors().data;
        InterfaceLayout layout = SHAPE.layout();
        for (int t = 0; t < STEPS; t++) {
            int at = t * layout.size();
            fill(xi, at, layout.size(), rng.nextInt(3) * 50f);
            fill(xi, at + layout.readStrengths(), SHAPE.readHeads(), 1e4f);
            fill(xi, at + layout.writeStrength(), 1, 1e4f);
        }
    }

    private void forward() {
        memory.begin();
        for (int t = 0; t < STEPS; t++) {
            memory.forward(t, reads, 0);
        }
    }

    private static void assertFinite(String what, float[] numbers) {
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                throw new AssertionError(what + " has a number that is not finite: " + Arrays.toString(numbers));
            }
        }
    }

    @Test
    void tenThousandRandomStatesGiveFiniteNumbersForwardAndBackward() {
        for (int trial = 0; trial < RANDOM_STATES; trial++) {
            randomState();
            randomInterface();
            forward();
            assertFinite("what is read", reads);
            for (FMatrixRMaj state : memory.states()) {
                assertFinite("a state", state.data);
            }
            memory.beginBack();
            for (int t = STEPS - 1; t >= 0; t--) {
                fill(dreads, 0, dreads.length, 10);
                memory.backward(t, 0, dreads, 0);
            }
            assertFinite("the gradient", memory.interfaceGradients().data);
        }
    }

    @Test
    void weightingsStaySharesAndUsageStaysBetweenZeroAndOne() {
        for (int trial = 0; trial < 1000; trial++) {
            randomState();
            randomInterface();
            forward();
            int slots = SHAPE.slots();
            assertShares(memory.traces().get(0).data, 0, STEPS);
            assertShares(state(WRITE).data, slots, STEPS);
            assertShares(state(PRECEDENCE).data, slots, STEPS);
            for (float used : state(USAGE).data) {
                assertThat(used).isBetween(-ROUNDING, 1 + ROUNDING);
            }
            for (int t = 1; t <= STEPS; t++) {
                for (int i = 0; i < slots; i++) {
                    assertThat(state(LINKS).data[(t * slots + i) * slots + i]).isZero();
                }
            }
        }
    }

    private static void assertShares(float[] numbers, int from, int count) {
        for (int k = 0; k < count; k++) {
            float sum = 0;
            for (int i = 0; i < SHAPE.slots(); i++) {
                float share = numbers[from + k * SHAPE.slots() + i];
                assertThat(share).isGreaterThanOrEqualTo(-ROUNDING);
                sum += share;
            }
            assertThat(sum).isLessThanOrEqualTo(1 + ROUNDING);
        }
    }

    @Test
    void allKernelsGiveTheSameBits() {
        Kernels[] both = {new VectorKernels(), new EjmlKernels()};
        float[][] gradients = new float[2][];
        MemoryShape wide = new MemoryShape(19, 17, 5);
        for (int k = 0; k < 2; k++) {
            ExternalMemory own = new ExternalMemory(wide, Mechanisms.ALL, STEPS, 1, both[k]);
            Rng same = Rng.stream(2, 0);
            float[] xi = own.interfaceVectors().data;
            for (int i = 0; i < xi.length; i++) {
                xi[i] = 2 * same.nextFloat() - 1;
            }
            float[] out = new float[wide.reads()];
            own.begin();
            own.forward(0, out, 0);
            own.forward(1, out, 0);
            own.beginBack();
            own.backward(1, 0, out, 0);
            own.backward(0, 0, out, 0);
            gradients[k] = own.interfaceGradients().data;
        }
        assertThat(gradients[0]).containsExactly(gradients[1]);
    }

    @Test
    void whatIsLeftOutIsAConstant() {
        int slots = SHAPE.slots();
        ExternalMemory without = without(new Mechanisms(true, true, true, false));
        float[] xi = without.traces().get(1).data;
        assertThat(xi[SHAPE.layout().writeStrength()]).isEqualTo(1);
        assertThat(xi[SHAPE.layout().readStrengths() + 2]).isEqualTo(1);

        without = without(new Mechanisms(true, false, true, true));
        assertThat(without.states().get(WRITE).data[slots])
                .as("zero memory, so that all slots are alike")
                .isEqualTo(without.states().get(WRITE).data[2 * slots - 1]);

        without = without(new Mechanisms(false, true, false, true));
        int all = SHAPE.readHeads() * slots;
        assertThat(Arrays.copyOfRange(without.states().get(READ).data, all, 2 * all))
                .containsOnly(1f / slots);

        float[] whole = without(Mechanisms.ALL).states().get(READ).data.clone();
        for (Mechanisms fewer : FEWER) {
            assertThat(without(fewer).states().get(READ).data).as("%s", fewer).isNotEqualTo(whole);
        }
    }

    private static ExternalMemory without(Mechanisms mechanisms) {
        ExternalMemory own = new ExternalMemory(SHAPE, mechanisms, STEPS, 1, new VectorKernels());
        Rng same = Rng.stream(3, 0);
        float[] xi = own.interfaceVectors().data;
        for (int i = 0; i < xi.length; i++) {
            xi[i] = 2 * same.nextFloat() - 1;
        }
        own.begin();
        own.forward(0, new float[SHAPE.reads()], 0);
        own.forward(1, new float[SHAPE.reads()], 0);
        return own;
    }

    @Test
    void theFreeListIsInOrderOfUsageAndTiesInThatOfTheIndex() {
        Allocation allocation = new Allocation(new MemoryShape(4, 1, 1), 1);
        allocation.forward(0, new double[] {0, 0, 0, 0}, 0);
        assertThat(allocation.a.data).containsExactly(1, 0, 0, 0);
        allocation.forward(0, new double[] {1, 0.5, 1, 0.5}, 0);
        assertThat(allocation.a.data).containsExactly(0, 0.5f, 0, 0.25f);
        allocation.forward(0, new double[] {1, 1, 1, 1}, 0);
        assertThat(allocation.a.data).as("nothing is free").containsOnly(0);
    }

    @Test
    void whatIsWrittenIsFoundByItsKeyAndThenInTheOrderOfWriting() {
        MemoryShape shape = new MemoryShape(8, 4, 1);
        ExternalMemory own = new ExternalMemory(shape, Mechanisms.ALL, 5, 1, new VectorKernels());
        InterfaceLayout layout = shape.layout();
        float[] xi = own.interfaceVectors().data;
        for (int t = 0; t < 5; t++) {
            int at = t * layout.size();
            boolean writes = t < 3;
            set(xi, at + layout.writeVector() + t % 3, 1);
            set(xi, at + layout.allocationGate(), 20);
            set(xi, at + layout.writeGate(), writes ? 20 : -20);
            set(xi, at + layout.freeGates(), -20);
            set(xi, at + layout.readKeys(), 1);
            set(xi, at + layout.readStrengths(), 50);
            set(xi, at + layout.readModes() + (t == 3 ? 1 : 2), 20);
        }
        float[][] found = new float[5][4];
        own.begin();
        for (int t = 0; t < 5; t++) {
            own.forward(t, found[t], 0);
        }
        assertNear(found[3], List.of(1, 0, 0, 0));
        assertNear(found[4], List.of(0, 1, 0, 0));
    }

    private static void set(float[] xi, int at, float value) {
        xi[at] = value;
    }

    private static void assertNear(float[] actual, List<Integer> expected) {
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isBetween(expected.get(i) - 1e-3f, expected.get(i) + 1e-3f);
        }
    }
}
