package dev.unroll.web;

import dev.unroll.source.CatalogueEntry;
import dev.unroll.source.CatalogueEntry.Kind;
import dev.unroll.store.Corpora;
import dev.unroll.store.CorpusRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The corpora that are there together with what the catalogue says, and those it knows how to fetch.
 *
 * @param corpora that are there
 * @param catalogue what is known of some, and of those that are not there
 */
record Shelf(Corpora corpora, List<CatalogueEntry> catalogue) {
    private static final String TO_FETCH = "It must be fetched first: POST /api/corpora/%s/fetch";

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
        return CatalogueWire.CorpusEntry.toFetch(entry, TO_FETCH.formatted(entry.id()));
    }

    private boolean isMissing(CatalogueEntry entry) {
        return entry.kind() == Kind.PACKAGE && corpora.find(entry.id()).isEmpty();
    }

    private Optional<CatalogueEntry> described(String id) {
        return catalogue.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }
}
