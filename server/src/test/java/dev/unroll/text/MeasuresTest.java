package dev.unroll.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MeasuresTest {
    private static Measures of(String text) throws IOException {
        return Measures.of(Corpus.read(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void bracketsCountWhenTheyCloseWhatWasOpenedLast() {
        assertThat(Measures.balance("f(a[1]) {")).isEqualTo(1);
        assertThat(Measures.balance("([)]")).isEqualTo(0.5);
        assertThat(Measures.balance("))")).isEqualTo(0);
        assertThat(Measures.balance("none")).isNaN();
    }

    @Test
    void depthIsThatOfTheDeepestPairWithoutAMistakeWithin() {
        assertThat(Measures.depth("()")).isEqualTo(1);
        assertThat(Measures.depth("([]{[]})()")).isEqualTo(3);
        assertThat(Measures.depth("([{}(])[()]")).isEqualTo(2);
        assertThat(Measures.depth("((((")).isNaN();
        assertThat(Measures.depth("}")).isEqualTo(0);
    }

    @Test
    void theTextItselfIsMeasuredInPiecesAsLongAsASample() throws IOException {
        Measures nested = of("([{}])\n()\n".repeat(500));
        assertThat(nested.ofText(60)).containsEntry("brackets", 1.0).containsEntry("depth", 3.0);
        assertThat(nested.ofText(6).get("depth")).isBetween(1.0, 3.0);
        Measures verses = of("人之初，性本善。\n天地玄黃\n".repeat(100));
        assertThat(verses.ofText(14).get("threes")).isCloseTo(0.6, within(1e-9));
        assertThat(of("plain words and nothing else ".repeat(50)).ofText(100)).isEmpty();
    }

    @Test
    void tagsCountWhenTheyCloseTheLastOne() {
        assertThat(Measures.closedTags("<A><B x=\"1\">t</B><BR/></A>")).isEqualTo(1);
        assertThat(Measures.closedTags("<A><B></A></B></C></B>")).isEqualTo(0.25);
    }

    @Test
    void phrasesOfThreeAreCountedByTheirCharacters() {
        assertThat(Measures.phrasesOf(3, "人之初，性本善。天地玄黃\n")).isEqualTo(0.6);
    }

    @Test
    void theTextTellsWhichMeasuresMakeSense() throws IOException {
        assertThat(of("while (true) { f(x); }\n".repeat(50)).of("g(y)")).containsOnlyKeys("brackets", "depth");
        assertThat(of("人之初，性本善。".repeat(50)).of("性相近，習相遠。"))
                .containsEntry("threes", 1.0)
                .doesNotContainKey("brackets");
        assertThat(of("plain words and nothing else ".repeat(50)).of("words")).isEmpty();
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            names.append("Name")
                    .append((char) ('a' + i % 26))
                    .append((char) ('a' + i / 26))
                    .append('\n');
        }
        assertThat(of(names.toString()).of("ary\nNameaa\nNewton\nNameba\nZo")).containsEntry("newLines", 1.0 / 3);
    }
}
