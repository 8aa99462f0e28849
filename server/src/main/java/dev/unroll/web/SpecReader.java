package dev.unroll.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.unroll.cell.Breakage;
import dev.unroll.task.shapes.Shape;
import dev.unroll.text.FoldOptions;
import dev.unroll.train.AdditionSpec;
import dev.unroll.train.HelloSpec;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.MemoryTaskSpec;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Sampling;
import dev.unroll.train.ShapesSpec;
import dev.unroll.train.TaskSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the settings of runs from requests. Every method throws {@link Refusal} or {@link InvalidSpec} naming the field. */
final class SpecReader {
    private static final Set<String> LIVE = Set.of(
            "learningRate", "gradientClip", "gradientClipBy", "dropout", "teacherForcing", "pace", "name", "sampling");

    /** What decides the shape of what is learnt, and what its numbers mean. */
    private static final List<String> LEARNT = List.of(
            "task",
            "tokens",
            "cell",
            "hidden",
            "layers",
            "memory.slots",
            "memory.width",
            "memory.readHeads",
            "bits",
            "recurrence",
            "shape",
            "word");

    private static final List<String> LEARNT_OF_TASK =
            Stream.concat(LEARNT.stream(), Stream.of("optimizer")).toList();

    private final Json json;

    SpecReader(Json json) {
        this.json = json;
    }

    /** A new run's spec: the defaults of its task with what the request says. */
    TaskSpec fresh(ObjectNode request) {
        JsonNode task = request.path("task");
        if (task.asText().equals(ShapesSpec.TASK)) {
            return overlaid(ShapesSpec.of(shape(request)), request);
        }
        if (MemoryTaskSpec.TASKS.contains(task.asText())) {
            return overlaid(MemoryTaskSpec.of(task.asText()), request);
        }
        for (TaskSpec defaults : List.of(RunSpec.DEFAULT, AdditionSpec.DEFAULT, HelloSpec.DEFAULT)) {
            if (task.asText().equals(defaults.task())) {
                return overlaid(defaults, request);
            }
        }
        String allowed = "must be one of \"%s\", \"%s\", \"%s\", \"%s\", \"%s\""
                .formatted(
                        RunSpec.DEFAULT.task(),
                        AdditionSpec.TASK,
                        HelloSpec.TASK,
                        ShapesSpec.TASK,
                        String.join("\", \"", MemoryTaskSpec.TASKS));
        throw Refusal.of(
                400,
                "task",
                task.isMissingNode() ? "task is missing; it " + allowed : "task %s, was %s".formatted(allowed, task));
    }

    /** The shape that a request asks for: the other defaults depend on it. */
    private static Shape shape(ObjectNode request) {
        JsonNode given = request.path("shape");
        for (Shape shape : Shape.values()) {
            if (given.isTextual() && given.asText().equals(shape.toString())) {
                return shape;
            }
        }
        String allowed = "one of " + Arrays.toString(Shape.values());
        throw Refusal.of(
                400,
                "shape",
                given.isMissingNode()
                        ? "shape is missing; it must be " + allowed
                        : "shape must be %s, was %s".formatted(allowed, given));
    }

    /** The spec of a new run that learns a text. */
    RunSpec freshText(ObjectNode request) {
        if (fresh(request) instanceof RunSpec text) {
            return text;
        }
        throw Refusal.of(400, "task", "task must be \"%s\" for this call".formatted(RunSpec.DEFAULT.task()));
    }

    /** A running run's spec with the change that the request asks for. */
    TaskSpec changed(TaskSpec current, ObjectNode request) {
        ObjectNode fields = json.tree(current);
        for (String name : (Iterable<String>) request::fieldNames) {
            if (fields.has(name) && !LIVE.contains(name)) {
                throw Refusal.of(400, name, "%s cannot change while a run lives: it needs a new run".formatted(name));
            }
        }
        return overlaid(current, request);
    }

    /** The settings of a run that goes on from what another has learnt, with those that the request changes. */
    TaskSpec forked(TaskSpec parent, ObjectNode request) {
        if (request.has("corpus") && !(parent instanceof RunSpec)) {
            throw Refusal.of(
                    400, "corpus", "corpus cannot be given: the task \"%s\" has no text".formatted(parent.task()));
        }
        ObjectNode before = json.tree(parent);
        TaskSpec forked = overlaid(parent, request);
        ObjectNode now = json.tree(forked);
        for (String field : parent instanceof RunSpec ? LEARNT : LEARNT_OF_TASK) {
            JsonNode was = before.at("/" + field.replace('.', '/'));
            JsonNode is = now.at("/" + field.replace('.', '/'));
            if (!was.equals(is)) {
                throw Refusal.of(
                        400,
                        field,
                        "%s cannot change in a fork: what was learnt has %s, not %s; begin a new run for that"
                                .formatted(field, was, is));
            }
        }
        return forked;
    }

    /** The settings of one sample: those of the run with what the request says. The fields stand on their own there. */
    Sampling sampling(Sampling current, ObjectNode request) {
        ObjectNode fields = json.tree(current);
        JsonNode every = fields.remove("every");
        ObjectNode overlaid = new Overlay(fields).with(request);
        overlaid.set("every", every);
        return json.record(overlaid, Sampling.class);
    }

    /** What is to be folded; what is not said is not. */
    FoldOptions foldOptions(ObjectNode request) {
        FoldOptions options = json.record(new Overlay(json.tree(FoldOptions.NONE)).with(request), FoldOptions.class);
        InvalidSpec.inRange("rare", options.rare(), 0, 1_000_000);
        return options;
    }

    /** A text of a request, at most {@code longest} code points. */
    String text(ObjectNode request, String field, int longest) {
        JsonNode given = request.path(field);
        if (!given.isTextual()
                || given.asText().codePointCount(0, given.asText().length()) > longest) {
            throw Refusal.of(
                    400,
                    field,
                    "%s must be a string of at most %d characters, was %s".formatted(field, longest, given));
        }
        return given.asText();
    }

    /** A whole number of a request from 1 to {@code most}. */
    int count(ObjectNode request, String field, int missing, int most) {
        JsonNode given = request.path(field);
        if (given.isMissingNode()) {
            return missing;
        }
        if (!given.isInt() || given.intValue() < 1 || given.intValue() > most) {
            throw Refusal.of(
                    400, field, "%s must be a whole number from 1 to %d, was %s".formatted(field, most, given));
        }
        return given.intValue();
    }

    /** The mistake that a gradient check is to find: {@code {"break": "none"}}. */
    Breakage breakage(ObjectNode request) {
        ObjectNode overlaid = new Overlay(json.tree(Map.of("break", Breakage.NONE.toString()))).with(request);
        String name = overlaid.path("break").asText();
        for (Breakage breakage : Breakage.values()) {
            if (breakage.toString().equals(name)) {
                return breakage;
            }
        }
        throw Refusal.of(
                400,
                "break",
                "break must be one of %s, was \"%s\"".formatted(Arrays.toString(Breakage.values()), name));
    }

    private TaskSpec overlaid(TaskSpec base, ObjectNode request) {
        return json.record(new Overlay(json.tree(base)).with(request), base.getClass());
    }
}
