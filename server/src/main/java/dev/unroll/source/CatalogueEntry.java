package dev.unroll.source;

import dev.unroll.text.TextSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A corpus of the catalogue, as {@code corpora/catalogue.json} describes it.
 *
 * @param id what specs call it
 * @param name what people call it
 * @param kind how it comes
 * @param language of its words, as BCP 47 has it; {@code und} for none
 * @param licence of the text
 * @param source where it comes from
 * @param watchFor what to watch for while it is learnt
 * @param settings recommended ones: part of a {@code RunSpec}
 * @param known what is known of the text without reading it; null before it was fetched
 * @param download how it is fetched; null when it is there already
 */
public record CatalogueEntry(
        String id,
        String name,
        Kind kind,
        String language,
        String licence,
        String source,
        String watchFor,
        Map<String, Object> settings,
        @Nullable Known known,
        @Nullable PackageText download) {

    /** How a corpus comes. {@link #toString} is the name on the wire. */
    public enum Kind {
        /** On the class path. */
        ARTIFACT("artifact"),
        /** Written by a {@link Generator}. */
        GENERATOR("generator"),
        /** From a package that is fetched on demand. */
        PACKAGE("package");

        private final String wire;

        Kind(String wire) {
            this.wire = wire;
        }

        @Override
        public String toString() {
            return wire;
        }
    }

    /** What is known of a text: bytes, code points, distinct code points, and the SHA-256 of its UTF-8. */
    public record Known(long bytes, long characters, int vocabulary, String sha256) {}

    /** What is known, without a preview. */
    public Optional<TextSummary> summary() {
        return Optional.ofNullable(known)
                .map(text -> new TextSummary(
                        text.bytes(), text.characters(), text.vocabulary(), List.of(), "", text.sha256()));
    }

    /** How well it can be predicted at best, where that is known. */
    public Optional<Entropy> entropy() {
        return kind == Kind.GENERATOR ? Generators.of(id).map(Generator::entropy) : Optional.empty();
    }
}
