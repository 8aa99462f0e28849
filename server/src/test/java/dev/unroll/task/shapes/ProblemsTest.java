package dev.unroll.task.shapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.numeric.Rng;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemsTest {
    private static Sequence typed(Shape shape, String input) {
        Sequence example = new Sequence(shape.problem().longest());
        shape.problem().read(input, example);
        return example;
    }

    private static String tokens(Shape shape, Sequence example) {
        return shown(shape, example, false);
    }

    private static String targets(Shape shape, Sequence example) {
        return shown(shape, example, true);
    }

    private static String shown(Shape shape, Sequence example, boolean target) {
        List<String> names = new ArrayList<>();
        for (int t = 0; t < example.length(); t++) {
            int symbol = target ? example.target(t) : example.token(t);
            names.add(symbol <= 0 ? "·" : shape.problem().symbols().name(symbol));
        }
        return String.join(" ", names);
    }

    private static Shape named(String name) {
        return Stream.of(Shape.values())
                .filter(shape -> shape.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one-to-one      | a     | a             | vowel",
                "one-to-one      | Z     | z             | consonant",
                "one-to-one      | 7     | 7             | digit",
                "one-to-many     | 6     | 6 · · ·       | s i x ■",
                "one-to-many     | 0     | 0 · · · ·     | z e r o ■",
                "many-to-one     | film was good                    | film was good                    | · · +",
                "many-to-one     | Film was not very good.          | film was not very good           | · · · · −",
                "many-to-one     | book was not dull                | book was not dull                | · · · +",
                "many-to-one     | food was great but not so lovely | food was great but not so lovely | · · · · · · −",
                "many-to-many    | the dog hit a cut        | the dog hit a cut        | ART NOUN VERB ART NOUN",
                "many-to-many    | a big hit cut the old bet | a big hit cut the old bet | ART ADJ NOUN VERB ART ADJ NOUN",
                "encoder-decoder | abc   | a b c ▶ · · · | · · · c b a ■",
                "encoder-decoder | fa    | f a ▶ · ·     | · · a f ■",
            })
    void theAnswerOfAnExampleIsRight(String shape, String input, String tokens, String targets) {
        Sequence example = typed(named(shape), input);
        assertThat(tokens(named(shape), example)).isEqualTo(tokens);
        assertThat(targets(named(shape), example)).isEqualTo(targets);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one-to-one      | ab                   | a letter from a to z or a digit",
                "one-to-one      | é                    | a letter from a to z or a digit",
                "one-to-many     | 21                   | from 0 to 20",
                "one-to-many     | -1                   | from 0 to 20",
                "many-to-one     | film was             | at the end it wants one of bad",
                "many-to-one     | film was green       | at \"green\" it wants one of bad",
                "many-to-one     | film was good good   | \"good\" is too much",
                "many-to-many    | dog hit the man      | at \"dog\" it wants one of the, a",
                "encoder-decoder | a                    | 2 to 5 letters",
                "encoder-decoder | abcdef               | 2 to 5 letters",
                "encoder-decoder | abz                  | from a to f",
            })
    void whatIsNoExampleIsRefusedWithWhatWouldBeOne(String shape, String input, String message) {
        assertThatThrownBy(() -> typed(named(shape), input))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("input must be")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDrawnIsWhatWouldBeTypedAndFitsIntoTheLongest(Shape shape) {
        Problem problem = shape.problem();
        Rng rng = Rng.stream(5, 0);
        Sequence drawn = new Sequence(problem.longest());
        Set<Sequence> different = new HashSet<>();
        int longest = 0;
        for (int i = 0; i < 3000; i++) {
            problem.draw(rng, drawn);
            different.add(drawn.copy());
            longest = Math.max(longest, drawn.length());
            String input = tokens(shape, drawn).replaceAll("[▶·]", "").strip();
            assertThat(typed(shape, input)).isEqualTo(drawn);
        }
        assertThat(longest).isEqualTo(problem.longest());
        assertThat((long) different.size()).isLessThanOrEqualTo(problem.size());
        if (problem.size() < 100) {
            assertThat((long) different.size()).isEqualTo(problem.size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingThatIsTriedIsTrainedOnWhereThereIsRoom(Shape shape) {
        Problem problem = shape.problem();
        Examples examples = new Examples(problem, Rng.stream(1, 2));
        assertThat(examples.apart()).isEqualTo(problem.size() > 1000);
        assertThat(examples.tried())
                .hasSize((int) Math.min(200, problem.size()))
                .doesNotHaveDuplicates();
        Set<Sequence> tried = new HashSet<>(examples.tried());
        Rng rng = Rng.stream(1, 1);
        Sequence drawn = new Sequence(problem.longest());
        boolean met = false;
        for (int i = 0; i < 20_000; i++) {
            examples.draw(rng, drawn);
            met |= tried.contains(drawn);
        }
        assertThat(met).isEqualTo(!examples.apart());
    }

    @ParameterizedTest
    @EnumSource
    void sameSeedSameExamples(Shape shape) {
        assertThat(new Examples(shape.problem(), Rng.stream(1, 2)).tried())
                .isEqualTo(new Examples(shape.problem(), Rng.stream(1, 2)).tried());
    }

    @Test
    void aRowOfABatchEndsWithNothingReadAndNothingAsked() {
        Sequence example = typed(Shape.ONE_TO_MANY, "1");
        int[] tokens = new int[20];
        int[] targets = new int[20];
        example.copyTo(tokens, targets, 1, 2);
        assertThat(tokens[1]).isEqualTo(example.token(0));
        assertThat(targets[2 * 3 + 1]).isEqualTo(example.target(3));
        for (int t = 4; t < 10; t++) {
            assertThat(tokens[2 * t + 1]).isEqualTo(Symbols.NOTHING);
            assertThat(targets[2 * t + 1]).isEqualTo(Sequence.UNASKED);
        }
    }
}
