package dev.unroll.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.unroll.cell.Breakage;
import dev.unroll.train.InvalidSpec;
import dev.unroll.train.RunSpec;
import dev.unroll.train.Sampling;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** Reads the settings of runs from requests. Every method throws {@link Refusal} or {@link InvalidSpec} naming the field. */
final class SpecReader {
    private static final Set<String> LIVE = Set.of(
            "learningRate", "gradientClip", "gradientClipBy", "dropout", "teacherForcing", "pace", "name", "sampling");

    private final Json json;

    SpecReader(Json json) {
        this.json = json;
    }

    /** A new run's spec: the defaults with what the request says. */
    RunSpec fresh(ObjectNode request) {
        if (!request.has("task")) {
            throw Refusal.of(400, "task", "task is missing; it must be \"text\"");
        }
        return overlaid(RunSpec.DEFAULT, request);
    }

    /** A running run's spec with the change that the request asks for. */
    RunSpec changed(RunSpec current, ObjectNode request) {
        ObjectNode fields = json.tree(current);
        for (String name : (Iterable<String>) request::fieldNames) {
            if (fields.has(name) && !LIVE.contains(name)) {
                throw Refusal.of(400, name, "%s cannot change while a run lives: it needs a new run".formatted(name));
            }
        }
        return overlaid(current, request);
    }

    /** The settings of one sample: those of the run with what the request says. The fields stand on their own there. */
    Sampling sampling(Sampling current, ObjectNode request) {
        ObjectNode fields = json.tree(current);
        JsonNode every = fields.remove("every");
        ObjectNode overlaid = new Overlay(fields).with(request);
        overlaid.set("every", every);
        return json.record(overlaid, Sampling.class);
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

    private RunSpec overlaid(RunSpec base, ObjectNode request) {
        return json.record(new Overlay(json.tree(base)).with(request), RunSpec.class);
    }
}
