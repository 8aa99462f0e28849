package dev.unroll.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.unroll.store.Corpora;
import dev.unroll.store.CorpusRecord;
import dev.unroll.store.CorpusUnusable;
import dev.unroll.text.CorpusDoctor;
import dev.unroll.text.CorpusReport;
import dev.unroll.text.FoldOptions;
import dev.unroll.text.Refolding;
import dev.unroll.text.TextSummary;
import dev.unroll.text.TokenCount;
import dev.unroll.text.TokenKind;
import dev.unroll.text.UnreadableText;
import dev.unroll.train.Advice;
import dev.unroll.train.Architecture;
import dev.unroll.train.RunSpec;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The calls that look into a text, and those that make a new text of others. Nothing that is there is changed. */
final class DoctorRoutes {
    private static final int MOST_PARTS = 1000;
    private static final int LONGEST_SEPARATOR = 1000;
    private static final Pattern FOLDED = Pattern.compile("(.*) \\(folded(?: (\\d{1,4}))?\\)", Pattern.DOTALL);

    private final Calls calls;
    private final Corpora corpora;
    private final Shelf shelf;
    private final SpecReader specs;

    DoctorRoutes(Calls calls, Shelf shelf) {
        this.calls = calls;
        this.corpora = shelf.corpora();
        this.shelf = shelf;
        this.specs = new SpecReader(calls.json());
    }

    void add(RoutesConfig routes) {
        routes.get("/api/corpora/{id}/report", this::report);
        routes.get("/api/corpora/{id}/tokens", this::tokens);
        routes.post("/api/corpora/{id}/fold", this::fold);
        routes.post("/api/corpora/join", this::join);
    }

    /** What the doctor found, and how a spec fits the text. */
    record Report(String id, List<String> notes, CorpusReport text, List<Effect> foldings, Advice advice) {}

    /** What a folding option would do; the parameters are of the spec that the advice is for, 0 where it does not read characters. */
    record Effect(String option, long characters, int vocabulary, long parameters, boolean changes) {}

    private void report(Context context) throws IOException {
        CorpusRecord corpus = corpus(context.pathParam("id"));
        RunSpec spec = spec(context, corpus);
        TokenCount counted = corpora.count(corpus, spec.tokens());
        CorpusReport report = CorpusDoctor.examine(() -> corpora.text(corpus));
        List<Effect> effects = report.foldings().stream()
                .map(effect -> new Effect(
                        effect.option(),
                        effect.characters(),
                        effect.vocabulary(),
                        spec.tokens() == TokenKind.CHARACTERS ? parameters(spec, effect.vocabulary()) : 0,
                        effect.changes()))
                .toList();
        Advice advice = Advice.of(spec, counted.symbolsOf(corpus.characters()), counted.vocabulary());
        calls.answer(context, 200, new Report(corpus.id(), corpus.notes(), report, effects, advice));
    }

    /**
     * A text cut into tokens of a kind.
     *
     * @param symbols how many there are; null when it cannot be cut so
     * @param characters that were read for it: fewer than there are of a large text
     * @param vocabulary how many different ones
     * @param parameters of the network that the query tells
     * @param reason why it cannot be cut so; null when it can
     */
    record Cut(
            String tokens,
            @Nullable Long symbols,
            @Nullable Long characters,
            @Nullable Integer vocabulary,
            @Nullable Long parameters,
            @Nullable String reason) {}

    private void tokens(Context context) {
        CorpusRecord corpus = corpus(context.pathParam("id"));
        RunSpec spec = spec(context, corpus);
        calls.answer(
                context,
                200,
                Arrays.stream(TokenKind.values())
                        .map(kind -> cut(corpus, kind, spec))
                        .toList());
    }

    private Cut cut(CorpusRecord corpus, TokenKind kind, RunSpec spec) {
        try {
            TokenCount counted = corpora.count(corpus, kind);
            return new Cut(
                    kind.toString(),
                    counted.symbols(),
                    counted.characters(),
                    counted.vocabulary(),
                    parameters(spec, counted.vocabulary()),
                    null);
        } catch (CorpusUnusable e) {
            return new Cut(kind.toString(), null, null, null, null, e.getMessage());
        }
    }

    private static long parameters(RunSpec spec, int vocabulary) {
        Architecture network = spec.architecture();
        return Advice.parameters(network.cell(), network.hidden(), network.layers(), vocabulary);
    }

    /** The defaults of a run with what the query says of it. */
    private RunSpec spec(Context context, CorpusRecord corpus) {
        ObjectNode request = calls.json().object(new byte[0]);
        request.put("task", "text").put("corpus", corpus.id());
        for (String name : List.of("hidden", "layers", "batch", "sequenceLength")) {
            if (context.queryParam(name) != null) {
                request.put(name, Requests.count(context, name));
            }
        }
        for (String name : List.of("cell", "tokens")) {
            if (context.queryParam(name) != null) {
                request.put(name, context.queryParam(name));
            }
        }
        return specs.freshText(request);
    }

    private void fold(Context context) throws IOException, UnreadableText {
        CorpusRecord corpus = corpus(context.pathParam("id"));
        FoldOptions options = specs.foldOptions(calls.json().object(context.bodyAsBytes()));
        if (options.equals(FoldOptions.NONE)) {
            throw Refusal.of(
                    400, "Nothing is asked for: set one of normalize, width, lowerCase, invisible, markUp, rare");
        }
        List<String> notes = new ArrayList<>(corpus.notes());
        notes.add("Made of \"%s\" with %s.".formatted(corpus.name(), changes(options)));
        answer(
                context,
                corpora.derive(
                        foldedName(corpus.name()),
                        out -> Refolding.fold(() -> corpora.text(corpus), options, out),
                        notes));
    }

    /** What a text is called that is made of one; of a text that is folded already, with the number of its foldings. */
    private static String foldedName(String name) {
        Matcher folded = FOLDED.matcher(name);
        if (!folded.matches()) {
            return name + " (folded)";
        }
        int times = folded.group(2) == null ? 1 : Integer.parseInt(folded.group(2));
        return "%s (folded %d)".formatted(folded.group(1), times + 1);
    }

    private static String changes(FoldOptions options) {
        List<String> changes = new ArrayList<>();
        if (options.normalize()) {
            changes.add("characters composed (NFC)");
        }
        if (options.width()) {
            changes.add("full-width forms made usual");
        }
        if (options.lowerCase()) {
            changes.add("small letters only");
        }
        if (options.invisible()) {
            changes.add("invisible characters removed");
        }
        if (options.markUp()) {
            changes.add("tags removed");
        }
        if (options.rare() > 0) {
            changes.add(String.format(
                    Locale.ROOT, "symbols seen fewer than %d times as %c", options.rare(), FoldOptions.RARE));
        }
        return String.join(", ", changes);
    }

    private void join(Context context) throws IOException, UnreadableText {
        ObjectNode request = calls.json().object(context.bodyAsBytes());
        String name = CorpusName.of(specs.text(request, "name", TextSummary.PREVIEW));
        String separator = request.has("separator") ? specs.text(request, "separator", LONGEST_SEPARATOR) : "\n";
        JsonNode ids = request.path("parts");
        if (!ids.isArray() || ids.isEmpty() || ids.size() > MOST_PARTS) {
            throw Refusal.of(400, "parts", "parts must be a list of 1 to %d ids of corpora".formatted(MOST_PARTS));
        }
        List<CorpusRecord> parts = new ArrayList<>();
        ids.forEach(id -> parts.add(corpus(id.asText())));
        String note = "Joined of %d texts: %s."
                .formatted(
                        parts.size(),
                        String.join(
                                ", ",
                                parts.stream().map(CorpusRecord::name).limit(20).toList()));
        answer(context, corpora.derive(name, out -> write(parts, separator, out), List.of(note)));
    }

    private void write(List<CorpusRecord> parts, String separator, OutputStream out) throws IOException {
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                out.write(separator.getBytes(StandardCharsets.UTF_8));
            }
            try (InputStream text = corpora.text(parts.get(i))) {
                text.transferTo(out);
            }
        }
    }

    private void answer(Context context, Corpora.Added added) throws IOException {
        calls.answer(
                context, added.isNew() ? 201 : 200, shelf.full(added.corpus().id()));
    }

    private CorpusRecord corpus(String id) {
        return corpora.find(id).orElseThrow(() -> shelf.missing(id));
    }
}
