package dev.unroll.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.unroll.text.SymbolChange;
import java.util.List;

/** What another text means to a network that has learnt one, as docs/protocol.md has it. */
final class SymbolsWire {
    /** Of each list at most so many are told; all are counted. */
    private static final int MOST = 500;

    private SymbolsWire() {}

    record Gone(String symbol, String code, String name) {
        static Gone of(SymbolChange.Named one) {
            return new Gone(one.symbol(), one.code(), one.name());
        }
    }

    record Added(String symbol, String code, String name, long count, double share) {
        static Added of(SymbolChange.Found one) {
            SymbolChange.Named named = one.symbol();
            return new Added(named.symbol(), named.code(), named.name(), one.count(), one.share());
        }
    }

    record Answer(
            int kept,
            double keptShare,
            int newCount,
            @JsonProperty("new") List<Added> added,
            int goneCount,
            List<Gone> gone) {
        static Answer of(SymbolChange change) {
            return new Answer(
                    change.kept(),
                    change.keptShare(),
                    change.added().size(),
                    change.added().stream().limit(MOST).map(Added::of).toList(),
                    change.gone().size(),
                    change.gone().stream().limit(MOST).map(Gone::of).toList());
        }
    }
}
