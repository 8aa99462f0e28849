package dev.unroll.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorpusDoctorTest {
    private static CorpusReport examine(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return CorpusDoctor.examine(() -> new ByteArrayInputStream(bytes));
    }

    private static List<String> options(CorpusReport report) {
        return report.foldings().stream().map(CorpusReport.Effect::option).toList();
    }

    @Test
    void aTextOfManyPiecesIsFoldedAsAWhole() throws IOException {
        String line = "<b>Ｗide</b> CAPITAL e\u0301\u200B\n";
        int lines = 40_000;
        CorpusReport report = examine(line.repeat(lines) + "x".repeat(3_000_000) + "Ω");
        assertThat(options(report)).containsExactly("normalize", "width", "lowerCase", "invisible", "markUp", "rare");
        long characters = report.characters();
        assertThat(characters).isEqualTo((long) line.length() * lines + 3_000_001);
        assertThat(report.foldings())
                .extracting(effect -> characters - effect.characters())
                .containsExactly((long) lines, 0L, 0L, (long) lines, 7L * lines, 0L);
        assertThat(report.foldings()).allMatch(CorpusReport.Effect::changes);
        assertThat(report.rare()).extracting(CorpusReport.Found::symbol).containsExactly("Ω");
    }

    @Test
    void whatIsRareAtTheBeginningOfALongTextIsNotCalledRare() throws IOException {
        String text = "Ω" + "a".repeat(CorpusDoctor.MOST - 1);
        assertThat(examine(text).rareSymbols()).isEqualTo(1);
        CorpusReport longer = examine(text + "ΩΩΩΩΩ");
        assertThat(longer.characters()).isEqualTo(CorpusDoctor.MOST);
        assertThat(longer.rareSymbols()).isZero();
        assertThat(options(longer)).hasSize(5).doesNotContain("rare");
    }
}
