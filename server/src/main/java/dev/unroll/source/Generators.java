package dev.unroll.source;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The generators by the ids of their corpora. Each makes one text from seed 1, always the same. */
public final class Generators {
    private static final int CHARACTERS = 500_000;
    /** Of rallies, whose symbols have about eight: two hundred thousand symbols. */
    private static final int CHARACTERS_OF_RALLIES = 1_500_000;

    private static final long SEED = 1;

    private static final Map<String, Supplier<Generator>> KINDS = Map.of(
            "badminton", Badminton::new,
            "brackets", Grammars::brackets,
            "json", Grammars::json,
            "wiki-markup", Grammars::wiki,
            "latex-proofs", Grammars::latex,
            "arithmetic", Listed::arithmetic,
            "dates", Listed::dates);

    private Generators() {}

    /** A fresh one. */
    public static Optional<Generator> of(String id) {
        return Optional.ofNullable(KINDS.get(id)).map(Supplier::get);
    }

    /** The text of the corpus {@code id}. */
    public static String text(String id) {
        return of(id).orElseThrow(() -> new IllegalArgumentException("no generator is called " + id))
                .text(SEED, id.equals("badminton") ? CHARACTERS_OF_RALLIES : CHARACTERS);
    }
}
