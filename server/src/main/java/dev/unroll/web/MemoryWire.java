package dev.unroll.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.unroll.run.Event.MemoryTried;
import dev.unroll.run.Event.PassageRead;
import dev.unroll.train.Ablation;
import dev.unroll.train.MemoryLook;
import dev.unroll.train.Passage;
import dev.unroll.train.Tried;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of the wire for what happens in a memory. Numbers of passages are rounded to four decimals. */
final class MemoryWire {
    private static final float DECIMALS = 1e4f;

    private MemoryWire() {}

    record TriedFrame(
            String type,
            long sequence,
            int generation,
            long step,
            int length,
            @JsonUnwrapped Tried tried) {
        static TriedFrame of(MemoryTried event) {
            return new TriedFrame(
                    "tried", event.sequence(), event.generation(), event.step(), event.length(), event.tried());
        }
    }

    record PassageFrame(
            String type,
            long sequence,
            int generation,
            long step,
            @JsonUnwrapped Read passage) {
        static PassageFrame of(PassageRead event) {
            return new PassageFrame(
                    "memory", event.sequence(), event.generation(), event.step(), Read.of(event.passage()));
        }
    }

    record PassageAnswer(long step, @JsonUnwrapped Read passage) {}

    @JsonInclude(Include.ALWAYS)
    record Read(
            String kind,
            @Nullable List<float[]> inputs,
            @Nullable List<String> channels,
            @Nullable List<float @Nullable []> targets,
            @Nullable List<float[]> outputs,
            @Nullable List<String> symbols,
            @Nullable List<List<Passage.Choice>> predicted,
            List<@Nullable Double> losses,
            @Nullable Boolean correct,
            @Nullable Memory memory,
            List<float[]> hidden) {
        static Read of(Passage passage) {
            Passage.Memory memory = passage.memory();
            return new Read(
                    passage.kind(),
                    rounded(passage.inputs()),
                    passage.channels(),
                    passage.targets(),
                    rounded(passage.outputs()),
                    passage.symbols(),
                    choices(passage.predicted()),
                    roundedLosses(passage.losses()),
                    passage.correct(),
                    memory == null ? null : Memory.of(memory),
                    roundedAll(passage.hidden()));
        }
    }

    @JsonInclude(Include.ALWAYS)
    record Memory(
            int slots,
            int width,
            int readHeads,
            @Nullable List<float[]> contents,
            List<float[]> writeWeighting,
            List<List<float[]>> readWeightings,
            List<float[]> usage,
            List<float[]> allocationWeighting,
            List<Float> allocationGate,
            List<Float> writeGate,
            List<float[]> freeGates,
            List<List<float[]>> readModes,
            List<float[]> precedence,
            @Nullable List<float[]> links,
            List<Float> writeStrength,
            List<float[]> readStrengths,
            boolean inert) {
        static Memory of(Passage.Memory memory) {
            return new Memory(
                    memory.slots(),
                    memory.width(),
                    memory.readHeads(),
                    rounded(memory.contents()),
                    roundedAll(memory.writeWeighting()),
                    heads(memory.readWeightings()),
                    roundedAll(memory.usage()),
                    roundedAll(memory.allocationWeighting()),
                    gates(memory.allocationGate()),
                    gates(memory.writeGate()),
                    roundedAll(memory.freeGates()),
                    heads(memory.readModes()),
                    roundedAll(memory.precedence()),
                    rounded(memory.links()),
                    gates(memory.writeStrength()),
                    roundedAll(memory.readStrengths()),
                    memory.inert());
        }
    }

    @JsonInclude(Include.ALWAYS)
    record AblationRow(
            @Nullable Ablation without,
            double loss,
            @Nullable Double exact) {}

    record Ablations(long step, List<AblationRow> rows) {
        static Ablations of(long step, List<MemoryLook.Row> rows) {
            return new Ablations(
                    step,
                    rows.stream()
                            .map(row -> new AblationRow(row.without(), row.loss(), row.exact()))
                            .toList());
        }
    }

    private static float rounded(float x) {
        float scaled = x * DECIMALS;
        return Math.abs(scaled) < Integer.MAX_VALUE ? Math.round(scaled) / DECIMALS : x;
    }

    private static double rounded(double x) {
        return Math.rint(x * DECIMALS) / DECIMALS;
    }

    private static float[] rounded(float[] numbers) {
        float[] rounded = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            rounded[i] = rounded(numbers[i]);
        }
        return rounded;
    }

    private static @Nullable List<float[]> rounded(@Nullable List<float[]> steps) {
        return steps == null ? null : roundedAll(steps);
    }

    private static List<float[]> roundedAll(List<float[]> steps) {
        return steps.stream().map(MemoryWire::rounded).toList();
    }

    private static List<List<float[]>> heads(List<List<float[]>> steps) {
        return steps.stream().map(MemoryWire::roundedAll).toList();
    }

    private static List<Float> gates(List<Float> steps) {
        return steps.stream().map(gate -> rounded(gate.floatValue())).toList();
    }

    private static List<@Nullable Double> roundedLosses(List<@Nullable Double> losses) {
        List<@Nullable Double> rounded = new ArrayList<>();
        for (Double loss : losses) {
            rounded.add(loss == null ? null : (Double) rounded(loss.doubleValue()));
        }
        return rounded;
    }

    private static @Nullable List<List<Passage.Choice>> choices(@Nullable List<List<Passage.Choice>> steps) {
        return steps == null
                ? null
                : steps.stream()
                        .map(step -> step.stream()
                                .map(one -> new Passage.Choice(one.symbol(), rounded(one.probability())))
                                .toList())
                        .toList();
    }
}
