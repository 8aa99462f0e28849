package dev.unroll.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unroll.numeric.Rng;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorsTest {
    private static final List<String> IDS =
            List.of("badminton", "brackets", "json", "wiki-markup", "latex-proofs", "arithmetic", "dates");

    @Test
    void theSameSeedGivesTheSameTextAndAnotherSeedAnother() {
        for (String id : IDS) {
            String text = generator(id).text(7, 5_000);
            assertThat(text).as(id).hasSizeGreaterThanOrEqualTo(5_000);
            assertThat(generator(id).text(7, 5_000)).as(id).isEqualTo(text);
            assertThat(generator(id).text(8, 5_000)).as(id).isNotEqualTo(text);
        }
    }

    /** Within a rally the next state depends on the last one and on whether a player has 19 points; a serve on who serves. */
    @Test
    void theEntropyOfRalliesIsTheConditionalEntropyOfALongSample() {
        String text = new Badminton().text(3, 8_000_000);
        Map<String, Map<String, Integer>> after = new HashMap<>();
        long states = 0;
        for (String line : text.split("\n", -1)) {
            states++; // the line's end
            String[] rally = line.isEmpty() ? new String[0] : line.split(" ");
            states += rally.length;
            for (int i = 2; i < rally.length; i++) {
                String context = i == 2
                        ? "serve of " + rally[2].charAt(0)
                        : rally[i - 1] + (score(rally[0]) >= 19 || score(rally[1]) >= 19);
                after.computeIfAbsent(context, key -> new HashMap<>()).merge(rally[i], 1, Integer::sum);
            }
        }
        double nats = 0;
        for (Map<String, Integer> counts : after.values()) {
            double total = counts.values().stream().mapToInt(Integer::intValue).sum();
            for (int count : counts.values()) {
                nats -= count * Math.log(count / total);
            }
        }
        double exact = new Badminton().entropy().nats();
        assertThat(nats / states).isCloseTo(exact, within(0.005 * exact));
    }

    private static int score(String state) {
        return Integer.parseInt(state.substring(1));
    }

    @Test
    void theEntropyOfBracketsIsThatOfTheChoiceAtEachDepth() {
        Entropy entropy = Grammars.brackets().entropy();
        assertThat(entropy.exact()).isTrue();
        String text = Grammars.brackets().text(5, 2_000_000);
        // The distribution of the next bracket depends on the depth alone, and which bracket closes is known.
        Map<Integer, int[]> opened = new HashMap<>();
        int depth = 0;
        int deepest = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n') {
                assertThat(depth).isZero();
                continue;
            }
            boolean opens = "([{".indexOf(c) >= 0;
            opened.computeIfAbsent(depth, d -> new int[2])[opens ? 1 : 0]++;
            depth += opens ? 1 : -1;
            deepest = Math.max(deepest, depth);
        }
        double nats = 0;
        for (int[] counts : opened.values()) {
            double n = counts[0] + counts[1];
            for (int count : counts) {
                nats -= count == 0 ? 0 : count * Math.log(count / n);
            }
            nats += counts[1] * Math.log(3);
        }
        assertThat(deepest).isEqualTo(16);
        assertThat(nats / text.length()).isCloseTo(entropy.nats(), within(0.01 * entropy.nats()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "wiki-markup", "latex-proofs"})
    void everyAlternativeOfAGrammarCanBeToldByHowItBeginsSoThatItsEntropyIsExact(String id) {
        assertThat(generator(id).entropy().exact()).isTrue();
        assertThat(generator(id).entropy().nats()).isBetween(0.2, 0.8);
    }

    @Test
    void aGrammarWhoseAlternativesBeginAlikeOnlyBoundsTheEntropy() {
        Grammar grammar = new Grammar().oneOf("start", "a\n", "a\n", "b\n");
        assertThat(grammar.entropy().exact()).isFalse();
        assertThat(grammar.entropy().nats()).isCloseTo(Math.log(3) / 2, within(1e-9));
        assertThat(new Grammar().oneOf("start", "a\n", "b\n").entropy()).isEqualTo(new Entropy(Math.log(2) / 2, true));
    }

    @Test
    void aGrammarThatNeverEndsIsRefused() {
        assertThatThrownBy(
                        () -> new Grammar().rule("start", 1, "a⟨start⟩⟨start⟩").entropy())
                .hasMessageContaining("no expected length");
    }

    @Test
    void sumsAreRightAndLinesDiffer() {
        String text = Listed.arithmetic().text(1, 20_000);
        assertThat(text.lines()).allSatisfy(line -> {
            String[] sides = line.split("=");
            String[] operands = sides[0].split("(?<=\\d)[-+*]");
            int a = Integer.parseInt(operands[0]);
            int b = Integer.parseInt(operands[1]);
            char operator = sides[0].charAt(operands[0].length());
            assertThat(Integer.parseInt(sides[1])).isEqualTo(operator == '+' ? a + b : operator == '-' ? a - b : a * b);
        });
        assertThat(Listed.arithmetic().entropy().nats()).isCloseTo(Math.log(30_000) / 9.59, within(0.01));
        assertThat(Listed.dates().text(1, 100))
                .containsPattern("\\d+ [A-Z][a-z]+ \\d{4} = \\d{4}-\\d\\d-\\d\\d [A-Z][a-z]+day\n");
    }

    @Test
    void whatMayFollowAStrokeAddsUpToOneAndFollowsTheStyles() {
        List<Badminton.Next> next = Badminton.after("A:smash:5", false);
        assertThat(next.stream().mapToDouble(Badminton.Next::probability).sum()).isCloseTo(1, within(1e-12));
        assertThat(next).allMatch(one -> !one.symbol().startsWith("A"));
        Badminton.Tactic attack = tactic("A", "lift", 7);
        Badminton.Tactic defence = tactic("B", "lift", 7);
        assertThat(attack.strokes().getOrDefault("smash", 0.0)).isGreaterThan(0.6);
        assertThat(defence.strokes().getOrDefault("smash", 0.0)).isLessThan(0.15);
        assertThatThrownBy(() -> Badminton.after("A:smash", false)).hasMessageContaining("not a stroke such as");
    }

    @Test
    void theWinnerOfARallyServesTheNextAndTheScoreCounts() {
        String game = new Badminton().text(9, 1).split("\n\n")[0];
        int a = 0;
        int b = 0;
        String server = "A";
        for (String line : game.split("\n")) {
            String[] states = line.split(" ");
            assertThat(line).startsWith("A%d B%d %s:serve:".formatted(a, b, server));
            String striker = states[states.length - 2].substring(0, 1);
            boolean won = states[states.length - 1].equals("winner");
            server = won ? striker : striker.equals("A") ? "B" : "A";
            a += server.equals("A") ? 1 : 0;
            b += server.equals("B") ? 1 : 0;
        }
        assertThat(Math.max(a, b)).isBetween(21, 30);
    }

    @Test
    void drawsFollowTheWeights() {
        Grammar grammar = new Grammar().rule("start", 3, "a").rule("start", 1, "b");
        StringBuilder text = new StringBuilder();
        Rng rng = Rng.stream(1, 0);
        for (int i = 0; i < 40_000; i++) {
            grammar.write(rng, text);
        }
        assertThat(text.chars().filter(c -> c == 'a').count()).isBetween(29_500L, 30_500L);
    }

    private static Badminton.Tactic tactic(String player, String after, int landing) {
        return Badminton.tactics().stream()
                .filter(one -> one.player().equals(player) && one.after().equals(after) && one.landing() == landing)
                .findFirst()
                .orElseThrow();
    }

    private static Generator generator(String id) {
        return Generators.of(id).orElseThrow();
    }
}
