package dev.unroll.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.unroll.run.Event.ExampleRead;
import dev.unroll.run.Run;
import dev.unroll.task.shapes.Accuracy;
import dev.unroll.task.shapes.Reading;
import dev.unroll.task.shapes.Shape;
import dev.unroll.train.ShapesSpec;
import java.util.List;

/** The records of the wire for runs that learn a shape. */
final class ShapesWire {
    private ShapesWire() {}

    record ExampleFrame(
            String type,
            long sequence,
            int generation,
            long step,
            Shape shape,
            List<String> vocabulary,
            @JsonUnwrapped Reading reading,
            Accuracy accuracy) {
        static ExampleFrame of(Run run, ExampleRead event) {
            Shape shape = ((ShapesSpec) run.state().spec()).shape();
            return new ExampleFrame(
                    "shapes",
                    event.sequence(),
                    event.generation(),
                    event.step(),
                    shape,
                    shape.problem().symbols().names(),
                    event.reading(),
                    event.accuracy());
        }
    }
}
