package dev.unroll.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.run.Event.SampleWritten;
import dev.unroll.store.HistoryRow;
import dev.unroll.train.RunSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Samples and changes as they are kept. */
class HistoryFormatTest {
    private static HistoryRow row(Sample sample) {
        return HistoryFormat.rows(
                        new Journal.Past(List.of(), List.of(new SampleWritten(7, 2, sample)), List.of(), List.of(), 0))
                .get(0);
    }

    private static Sample read(HistoryRow row) {
        return HistoryFormat.past(List.of(row), 0, 2).samples().get(0).sample();
    }

    @Test
    void aSampleKeepsItsMeasuresInTheirOrder() {
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("tags", 0.25);
        measures.put("brackets", 1.0);
        Sample sample = new Sample(30, 1.5, 2.25, "<三>", "prime", 0.7, measures);
        assertThat(read(row(sample))).isEqualTo(sample);
        assertThat(read(row(sample)).measures().keySet()).containsExactly("tags", "brackets");
    }

    @Test
    void aChangeKeepsItsStepAndTheSettingsBeforeAndAfter() {
        Change change = new Change(
                9,
                1L << 40,
                RunSpec.DEFAULT,
                RunSpec.DEFAULT.with(RunSpec.DEFAULT.learning().withLearningRate(0.1 / 3)));
        List<HistoryRow> rows =
                HistoryFormat.rows(new Journal.Past(List.of(), List.of(), List.of(), List.of(change), 0));
        assertThat(HistoryFormat.past(rows, 0, 2).changes()).containsExactly(change);
    }

    @Test
    void aSampleOfBeforeThereWereMeasuresIsReadWithoutAny() {
        Sample sample = new Sample(30, 1.5, 2.25, "text", "prime", 0.7);
        byte[] now = row(sample).content();
        int added = 1 + Integer.BYTES;
        HistoryRow before = new HistoryRow(HistoryRow.Kind.SAMPLE, 7, Arrays.copyOf(now, now.length - added));
        assertThat(before.content()).hasSize(4 * 8 + 4 + 4 + 4 + 5);
        assertThat(read(before)).isEqualTo(sample);
    }
}
