package dev.unroll.web;

import dev.unroll.run.Event;
import dev.unroll.run.Event.ExampleRead;
import dev.unroll.run.Event.LaboratoryMeasured;
import dev.unroll.run.Event.MemoryTried;
import dev.unroll.run.Event.PassageRead;
import dev.unroll.run.Event.PointAdded;
import dev.unroll.run.Event.SampleWritten;
import dev.unroll.run.Event.StatusChanged;
import dev.unroll.run.Event.SumAdded;
import dev.unroll.run.Event.ValidationMeasured;
import dev.unroll.run.Event.WordSpelled;
import dev.unroll.run.Run;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes events as text frames. Many sockets mostly need the same frame at the same time, so the newest is kept. Used by one thread.
 */
final class Frames {
    private final Json json;
    private List<Event> newest = List.of();
    private String text = "";

    Frames(Json json) {
        this.json = json;
    }

    /** One frame for {@code events} of {@code run}: a single one, or points. */
    String encode(Run run, List<Event> events) {
        if (!sameAsNewest(events)) {
            text = json.write(frame(run, events));
            newest = events;
        }
        return text;
    }

    /** Events are the same when they are the same objects: two runs never share one. */
    private boolean sameAsNewest(List<Event> events) {
        int last = events.size() - 1;
        return newest.size() == events.size() && newest.get(0) == events.get(0) && newest.get(last) == events.get(last);
    }

    private static Object frame(Run run, List<Event> events) {
        Event first = events.get(0);
        if (first instanceof StatusChanged status) {
            return Wire.StatusFrame.of(run, status);
        }
        if (first instanceof SampleWritten sample) {
            return Wire.SampleFrame.of(sample);
        }
        if (first instanceof ValidationMeasured evaluation) {
            return Wire.EvaluatedFrame.of(evaluation);
        }
        if (first instanceof SumAdded sum) {
            return AdditionWire.SumFrame.of(sum);
        }
        if (first instanceof LaboratoryMeasured laboratory) {
            return AdditionWire.LaboratoryFrame.of(laboratory);
        }
        if (first instanceof ExampleRead example) {
            return ShapesWire.ExampleFrame.of(run, example);
        }
        if (first instanceof MemoryTried tried) {
            return MemoryWire.TriedFrame.of(tried);
        }
        if (first instanceof PassageRead passage) {
            return MemoryWire.PassageFrame.of(passage);
        }
        if (first instanceof WordSpelled word) {
            return HelloWire.WordFrame.of(word);
        }
        List<PointAdded> points = new ArrayList<>(events.size());
        for (Event event : events) {
            points.add((PointAdded) event);
        }
        return Wire.PointsFrame.of(points);
    }
}
