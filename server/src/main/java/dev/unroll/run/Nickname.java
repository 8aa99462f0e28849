package dev.unroll.run;

import java.util.List;
import java.util.random.RandomGenerator;

/** Two words by which people remember a run. */
final class Nickname {
    private static final List<String> HOW = List.of(
            "amber", "brave", "calm", "clever", "crisp", "early", "eager", "fair", "fleet", "gentle", "glad", "golden",
            "keen", "kind", "lively", "lucky", "mellow", "misty", "nimble", "noble", "patient", "plain", "proud",
            "quiet", "rapid", "rosy", "silver", "steady", "sunny", "swift", "tidy", "vivid");
    private static final List<String> WHO = List.of(
            "badger",
            "beaver",
            "crane",
            "curlew",
            "dolphin",
            "falcon",
            "finch",
            "fox",
            "gecko",
            "hare",
            "hedgehog",
            "heron",
            "ibis",
            "jay",
            "lark",
            "lynx",
            "marten",
            "mole",
            "newt",
            "otter",
            "owl",
            "panda",
            "plover",
            "raven",
            "robin",
            "seal",
            "sparrow",
            "stoat",
            "swan",
            "tern",
            "vole",
            "wren");

    private Nickname() {}

    static String draw(RandomGenerator random) {
        return HOW.get(random.nextInt(HOW.size())) + " " + WHO.get(random.nextInt(WHO.size()));
    }
}
