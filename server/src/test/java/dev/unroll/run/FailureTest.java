package dev.unroll.run;

import static dev.unroll.run.Bench.done;
import static dev.unroll.run.Bench.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.numeric.EjmlKernels;
import dev.unroll.numeric.Kernels;
import dev.unroll.train.Sampling;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not foreseen ends one run and no other. The kernels fail when told to. */
class FailureTest {
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new OutOfMemoryError("for the test"), "did not fit in memory"),
                Arguments.of(new IllegalStateException("for the test"), "Something unforeseen ended the run"),
                Arguments.of(new StackOverflowError("for the test"), "Something unforeseen ended the run"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureEndsItsRunWithAnExplanationAndAResetBringsItBack(Throwable cause, String explanation)
            throws Exception {
        try (Bench bench = new Bench(1, 1L << 40, failing())) {
            Run run = bench.place(Bench.small());
            done(run.train());
            until(run, state -> state.progress().step() > 10);
            failure.set(cause);
            RunState failed = until(run, state -> state.status() == Status.FAILED);
            failure.set(null);

            assertThat(failed.message()).contains(explanation);
            assertThat(failed.progress().step()).isGreaterThan(10);
            assertThatThrownBy(() -> done(run.train())).isInstanceOf(NotPossible.class);
            assertThatThrownBy(() -> done(run.sample(UnaryOperator.identity(), OptionalLong.empty())))
                    .isInstanceOf(NotPossible.class);
            Run other = bench.place(Bench.small());
            done(other.train());
            until(other, state -> state.progress().step() > 10);
            assertThat(done(run.reset(true)).status()).isEqualTo(Status.TRAINING);
            until(run, state -> state.progress().step() > 10);
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureDuringACommandIsAnsweredToo(Throwable cause, String explanation) throws Exception {
        try (Bench bench = new Bench(1, 1L << 40, failing())) {
            Run run = bench.place(Bench.spec(0.1, 0, 0, new Sampling(1000, 10, 1, 0, 1, "")));
            done(run.pause());
            failure.set(cause);

            assertThatThrownBy(() -> done(run.step()))
                    .isInstanceOf(NotPossible.class)
                    .hasMessageContaining(explanation);
            assertThat(run.state().status()).isEqualTo(Status.FAILED);
        }
    }

    private Kernels failing() {
        Kernels real = new EjmlKernels();
        return (Kernels) Proxy.newProxyInstance(
                Kernels.class.getClassLoader(), new Class<?>[] {Kernels.class}, (proxy, method, arguments) -> {
                    Throwable cause = failure.get();
                    if (cause != null) {
                        throw cause;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}
