package dev.unroll.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.unroll.run.Event.WordSpelled;
import dev.unroll.task.SpelledWord;

/** The record of the wire for runs that learn one word. */
final class HelloWire {
    private HelloWire() {}

    record WordFrame(
            String type,
            long sequence,
            int generation,
            long step,
            @JsonUnwrapped SpelledWord spelled) {
        static WordFrame of(WordSpelled event) {
            return new WordFrame("hello", event.sequence(), event.generation(), event.step(), event.spelled());
        }
    }
}
