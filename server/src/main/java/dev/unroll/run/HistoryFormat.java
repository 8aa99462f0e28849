package dev.unroll.run;

import dev.unroll.checkpoint.SpecJson;
import dev.unroll.run.Event.PointAdded;
import dev.unroll.run.Event.SampleWritten;
import dev.unroll.run.Event.ValidationMeasured;
import dev.unroll.store.HistoryRow;
import dev.unroll.store.HistoryRow.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of a run that are kept, as rows of bytes, and back. Numbers are big-endian, texts UTF-8 behind their length. */
final class HistoryFormat {
    /** Points of one row: one that is damaged takes no more with it. */
    static final int POINTS_OF_A_ROW = 128;

    private static final int NOTHING_ELSE = 0;
    private static final int SUMS = 1;
    private static final int ANSWERS = 2;
    private static final int WITH_MEASURES = 1;

    private HistoryFormat() {}

    static List<HistoryRow> rows(Journal.Past past) {
        List<HistoryRow> rows = new ArrayList<>();
        for (int from = 0; from < past.points().size(); from += POINTS_OF_A_ROW) {
            List<PointAdded> some = past.points()
                    .subList(
                            from, Math.min(from + POINTS_OF_A_ROW, past.points().size()));
            rows.add(row(Kind.POINTS, some.get(some.size() - 1).sequence(), out -> points(some, out)));
        }
        for (SampleWritten event : past.samples()) {
            rows.add(row(Kind.SAMPLE, event.sequence(), out -> sample(event.sample(), out)));
        }
        for (ValidationMeasured event : past.evaluations()) {
            rows.add(row(Kind.EVALUATION, event.sequence(), out -> evaluation(event.evaluation(), out)));
        }
        for (Change change : past.changes()) {
            rows.add(row(Kind.CHANGE, change.sequence(), out -> change(change, out)));
        }
        return rows;
    }

    /** @param rows each kind in the order of its events */
    static Journal.Past past(List<HistoryRow> rows, int damaged, int generation) {
        Journal.Past past =
                new Journal.Past(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), damaged);
        for (HistoryRow row : rows) {
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(row.content()))) {
                switch (row.kind()) {
                    case POINTS -> readPoints(in, generation, past.points());
                    case SAMPLE -> past.samples().add(new SampleWritten(row.sequence(), generation, readSample(in)));
                    case EVALUATION ->
                        past.evaluations().add(new ValidationMeasured(row.sequence(), generation, readEvaluation(in)));
                    case CHANGE -> past.changes().add(readChange(row.sequence(), in));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("a row that was written whole is read whole", e);
            }
        }
        return past;
    }

    private static void points(List<PointAdded> points, DataOutputStream out) throws IOException {
        for (PointAdded event : points) {
            Point point = event.point();
            out.writeLong(event.sequence());
            out.writeLong(point.step());
            out.writeLong(point.steps());
            out.writeDouble(point.loss());
            out.writeDouble(point.smoothLoss());
            out.writeDouble(point.gradientNorm());
            out.writeDouble(point.charactersPerSecond());
            out.writeDouble(point.lossMin());
            out.writeDouble(point.lossMax());
        }
    }

    private static void readPoints(DataInputStream in, int generation, List<PointAdded> into) throws IOException {
        while (in.available() > 0) {
            long sequence = in.readLong();
            Point point = new Point(
                    in.readLong(),
                    in.readLong(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble());
            into.add(new PointAdded(sequence, generation, point));
        }
    }

    private static void sample(Sample sample, DataOutputStream out) throws IOException {
        out.writeLong(sample.step());
        out.writeDouble(sample.epoch());
        out.writeDouble(sample.loss());
        out.writeDouble(sample.temperature());
        text(sample.text(), out);
        text(sample.prime(), out);
        out.writeByte(WITH_MEASURES);
        out.writeInt(sample.measures().size());
        for (Map.Entry<String, Double> measure : sample.measures().entrySet()) {
            text(measure.getKey(), out);
            out.writeDouble(measure.getValue());
        }
    }

    private static Sample readSample(DataInputStream in) throws IOException {
        long step = in.readLong();
        double epoch = in.readDouble();
        double loss = in.readDouble();
        double temperature = in.readDouble();
        return new Sample(step, epoch, loss, readText(in), readText(in), temperature, readMeasures(in));
    }

    /** None where the row ends: it was written before samples had any. */
    private static Map<String, Double> readMeasures(DataInputStream in) throws IOException {
        Map<String, Double> measures = new LinkedHashMap<>();
        if (in.read() == WITH_MEASURES) {
            for (int left = in.readInt(); left > 0; left--) {
                measures.put(readText(in), in.readDouble());
            }
        }
        return measures;
    }

    private static void evaluation(Evaluated evaluated, DataOutputStream out) throws IOException {
        out.writeLong(evaluated.step());
        out.writeDouble(evaluated.epoch());
        out.writeDouble(evaluated.validationLoss());
        Evaluated.Exactness exactness = evaluated.exactness();
        if (exactness == null) {
            out.writeByte(NOTHING_ELSE);
            return;
        }
        out.writeByte(exactness instanceof Evaluated.Sums ? SUMS : ANSWERS);
        out.writeDouble(exactness.exact());
        out.writeDouble(exactness.inner());
    }

    private static Evaluated readEvaluation(DataInputStream in) throws IOException {
        return new Evaluated(in.readLong(), in.readDouble(), in.readDouble(), readExactness(in));
    }

    private static Evaluated.@Nullable Exactness readExactness(DataInputStream in) throws IOException {
        int kind = in.readByte();
        if (kind == NOTHING_ELSE) {
            return null;
        }
        double exact = in.readDouble();
        double inner = in.readDouble();
        return kind == SUMS ? new Evaluated.Sums(exact, inner) : new Evaluated.Answers(exact, inner);
    }

    private static void change(Change change, DataOutputStream out) throws IOException {
        out.writeLong(change.step());
        text(SpecJson.text(change.before()), out);
        text(SpecJson.text(change.after()), out);
    }

    private static Change readChange(long sequence, DataInputStream in) throws IOException {
        return new Change(sequence, in.readLong(), StateFormat.spec(readText(in)), StateFormat.spec(readText(in)));
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    @FunctionalInterface
    private interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    private static HistoryRow row(Kind kind, long sequence, Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            content.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written", e);
        }
        return new HistoryRow(kind, sequence, bytes.toByteArray());
    }
}
