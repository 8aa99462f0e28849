package dev.unroll.web;

import dev.unroll.source.Badminton;
import dev.unroll.source.Rallies;
import dev.unroll.store.Corpora;
import dev.unroll.store.CorpusRecord;
import dev.unroll.text.UnreadableText;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls on corpora. */
final class CorpusRoutes {
    private final Calls calls;
    private final Corpora corpora;
    private final Shelf shelf;
    private final long largest;

    /** @param largest bytes of an upload */
    CorpusRoutes(Calls calls, Shelf shelf, long largest) {
        this.calls = calls;
        this.corpora = shelf.corpora();
        this.shelf = shelf;
        this.largest = largest;
    }

    void add(RoutesConfig routes) {
        routes.get("/api/corpora", context -> calls.answer(context, 200, shelf.list()));
        routes.post("/api/corpora", this::upload);
        routes.after("/api/corpora", RefusedUpload::answer);
        routes.get("/api/corpora/{id}", context -> calls.answer(context, 200, shelf.full(context.pathParam("id"))));
        routes.post(
                "/api/corpora/{id}/fetch", context -> calls.answer(context, 202, shelf.fetch(context.pathParam("id"))));
        routes.get(
                "/api/corpora/{id}/fetch",
                context -> calls.answer(context, 200, shelf.progress(context.pathParam("id"))));
        routes.delete("/api/corpora/{id}/fetch", context -> {
            shelf.forget(context.pathParam("id"));
            context.status(204);
        });
        routes.get("/api/corpora/{id}/truth", this::truth);
        routes.get("/api/corpora/{id}/text", this::text);
        routes.delete("/api/corpora/{id}", this::delete);
    }

    private void upload(Context context) throws IOException, UnreadableText {
        String name = CorpusName.of(context.queryParam("name"));
        long announced = context.req().getContentLengthLong();
        if (announced > largest) {
            throw Refusal.of(413, "A text may have at most %d bytes, this one has %d".formatted(largest, announced));
        }
        corpora.reserve(Math.max(0, announced));
        InputStream body = new UploadStream(context.bodyInputStream());
        String kind = context.queryParam("as");
        if (kind != null && !kind.equals("rallies")) {
            throw Refusal.of(400, "as", "as must be \"rallies\" or missing, was \"%s\"".formatted(kind));
        }
        Corpora.Added added = kind != null ? rallies(name, body) : corpora.add(name, body, largest, charset(context));
        calls.answer(
                context, added.isNew() ? 201 : 200, shelf.full(added.corpus().id()));
    }

    /** A table of recorded rallies, as states. */
    private Corpora.Added rallies(String name, InputStream csv) throws IOException, UnreadableText {
        String states;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8))) {
            states = Rallies.read(reader);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(422, "These are no recorded rallies: " + e.getMessage());
        }
        return corpora.derive(
                name,
                out -> out.write(states.getBytes(StandardCharsets.UTF_8)),
                List.of("Rallies of a table, written as states."));
    }

    /** The encoding that the sender says; null when none is said. */
    private static @Nullable Charset charset(Context context) {
        String name = context.queryParam("encoding");
        if (name == null) {
            return null;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(
                    400,
                    "encoding",
                    "encoding must be one such as UTF-8, GB18030 or ISO-8859-1, was \"%s\"".formatted(name));
        }
    }

    private void text(Context context) throws IOException {
        context.contentType("text/plain; charset=utf-8").result(corpora.text(corpus(context)));
    }

    private void delete(Context context) throws IOException {
        CorpusRecord corpus = corpus(context);
        if (corpora.stays(corpus)) {
            throw Refusal.of(409, "\"%s\" comes with Unroll and cannot be deleted".formatted(corpus.name()));
        }
        if (calls.runs().usesCorpus(corpus.id())) {
            throw Refusal.of(409, "A run learns \"%s\"; delete the run first".formatted(corpus.name()));
        }
        shelf.remove(corpus);
        context.status(204);
    }

    private void truth(Context context) {
        String id = context.pathParam("id");
        if (!id.equals("badminton")) {
            throw Refusal.of(404, "The truth is known of \"badminton\" alone, not of \"%s\"".formatted(id));
        }
        String server = context.queryParam("serve");
        String after = context.queryParam("after");
        try {
            calls.answer(context, 200, truth(server, after, Requests.flag(context, "pressure")));
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, server == null ? "after" : "serve", String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, ?> truth(@Nullable String server, @Nullable String after, boolean pressure) {
        if (server != null) {
            return Map.of("next", Badminton.serve(server));
        }
        return after == null
                ? Map.of("tactics", Badminton.tactics())
                : Map.of("next", Badminton.after(after, pressure));
    }

    private CorpusRecord corpus(Context context) {
        String id = context.pathParam("id");
        return corpora.find(id).orElseThrow(() -> shelf.missing(id));
    }
}
