package dev.unroll.source;

/** Small formal languages, as grammars. */
public final class Grammars {
    private static final int DEEPEST = 16;
    private static final String OPEN = "([{";
    private static final String CLOSE = ")]}";
    private static final double OPENS = 0.46;

    private Grammars() {}

    /**
     * Brackets of three kinds, one outermost pair a line. What has to close depends on what was opened, however long ago: the rule
     * {@code k} with the depth is what stands within a bracket of kind k, with the end of it.
     */
    public static Grammar brackets() {
        Grammar grammar = new Grammar();
        for (int kind = 0; kind < OPEN.length(); kind++) {
            grammar.rule("start", 1, "%c⟨%d/1⟩\n".formatted(OPEN.charAt(kind), kind));
            for (int depth = 1; depth <= DEEPEST; depth++) {
                String rule = kind + "/" + depth;
                grammar.rule(rule, 1 - OPENS, String.valueOf(CLOSE.charAt(kind)));
                for (int inner = 0; depth < DEEPEST && inner < OPEN.length(); inner++) {
                    String text = "%c⟨%d/%d⟩⟨%s⟩".formatted(OPEN.charAt(inner), inner, depth + 1, rule);
                    grammar.rule(rule, OPENS / OPEN.length(), text);
                }
            }
        }
        return grammar;
    }

    /** Documents of JSON, one a line. */
    public static Grammar json() {
        return new Grammar()
                .rule("start", 1, "{⟨member⟩⟨members⟩\n")
                .rule("members", 0.6, ", ⟨member⟩⟨members⟩")
                .rule("members", 0.4, "}")
                .rule("member", 1, "\"⟨key⟩\": ⟨value⟩")
                .rule("value", 4, "\"⟨word⟩\"")
                .rule("value", 3, "⟨number⟩")
                .rule("value", 1, "true")
                .rule("value", 1, "false")
                .rule("value", 0.5, "null")
                .rule("value", 1.2, "{⟨member⟩⟨members⟩")
                .rule("value", 1, "[⟨value⟩⟨values⟩")
                .rule("values", 0.45, ", ⟨value⟩⟨values⟩")
                .rule("values", 0.55, "]")
                .oneOf("digit", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
                .oneOf("number", "1⟨digit⟩", "2⟨digit⟩⟨digit⟩", "3⟨digit⟩.⟨digit⟩", "-4⟨digit⟩", "0.⟨digit⟩⟨digit⟩")
                .oneOf("key", "id", "name", "size", "tags", "items", "owner", "price", "date")
                .oneOf("word", "red", "green", "blue", "oak", "elm", "ash", "north", "south", "river", "hill", "open");
    }

    /** Pages of wiki mark-up: headings, links, lists, emphasis, templates. */
    public static Grammar wiki() {
        return new Grammar()
                .rule("start", 1, "== ⟨title⟩ ==\n⟨block⟩⟨blocks⟩")
                .rule("blocks", 0.7, "⟨block⟩⟨blocks⟩")
                .rule("blocks", 0.3, "\n")
                .rule("block", 3, "⟨item⟩⟨items⟩")
                .rule("block", 1, "{{⟨template⟩\n")
                .rule("block", 2, "* ⟨item⟩⟨items⟩")
                .rule("block", 1, "=== ⟨title⟩ ===\n")
                .rule("items", 0.75, " ⟨item⟩⟨items⟩")
                .rule("items", 0.25, ".\n")
                .rule("item", 8, "⟨word⟩")
                .rule("item", 1, "''⟨word⟩⟨italic⟩")
                .rule("italic", 0.3, " ⟨word⟩⟨italic⟩")
                .rule("italic", 0.7, "''")
                .rule("item", 2, "[[⟨title⟩⟨link⟩")
                .rule("link", 0.6, "]]")
                .rule("link", 0.4, "|⟨word⟩]]")
                .rule("item", 0.7, "<ref>⟨title⟩</ref>")
                .rule("template", 1, "⟨kind⟩⟨arguments⟩")
                .rule("arguments", 0.6, "|⟨name⟩=⟨word⟩⟨arguments⟩")
                .rule("arguments", 0.4, "}}")
                .oneOf("kind", "Infobox", "Cite book", "Main", "Quote")
                .oneOf("name", "author", "year", "place", "title", "language")
                .oneOf("title", "Paris", "Isaac Newton", "Rain", "Copper", "The Moon", "Birds", "Chess", "Jade")
                .oneOf(
                        "word", "the", "of", "and", "was", "river", "in", "about", "known", "large", "by", "king",
                        "moved");
    }

    /** Theorems with proofs in LaTeX: environments, formulas in dollars, references, nested fractions and powers. */
    public static Grammar latex() {
        Grammar grammar = new Grammar();
        for (String kind : new String[] {"theorem", "lemma", "corollary"}) {
            String inside = "begin{%1$s}\n⟨claim⟩\\end{%1$s}\n\\begin{proof}\n⟨step⟩⟨steps⟩".formatted(kind);
            grammar.rule("start", 1, "\\" + inside);
        }
        return grammar.rule("claim", 2, "Let $⟨variable⟩ \\in ⟨set⟩$. Then $⟨term⟩ ⟨relation⟩ ⟨term⟩$.\n")
                .rule("claim", 1, "For all $⟨variable⟩ ⟨relation⟩ ⟨variable⟩$ we have $⟨term⟩ ⟨relation⟩ ⟨term⟩$.\n")
                .rule("claim", 1, "If $⟨term⟩ ⟨relation⟩ ⟨term⟩$, then $⟨term⟩ ⟨relation⟩ ⟨term⟩$.\n")
                .rule("steps", 0.7, "⟨step⟩⟨steps⟩")
                .rule("steps", 0.3, "\\end{proof}\n\n")
                .rule("step", 2, "By Lemma~\\ref{lem:⟨digit⟩}, $⟨term⟩ ⟨relation⟩ ⟨term⟩$.\n")
                .rule("step", 2, "Hence $⟨term⟩ ⟨relation⟩ ⟨term⟩$.\n")
                .rule("step", 1, "Suppose that $⟨variable⟩ \\in ⟨set⟩$.\n")
                .rule("step", 1, "\\begin{equation}\n  ⟨term⟩ ⟨relation⟩ ⟨term⟩\n\\end{equation}\n")
                .rule("term", 5, "⟨variable⟩")
                .rule("term", 2, "⟨digit⟩")
                .rule("term", 1, "\\frac{⟨term⟩}{⟨term⟩}")
                .rule("term", 1, "\\sqrt{⟨term⟩}")
                .rule("term", 1, "(⟨term⟩ + ⟨term⟩)")
                .rule("term", 1, "{⟨variable⟩}^{⟨term⟩}")
                .rule("term", 0.5, "\\sum_{⟨variable⟩=1}^{⟨variable⟩} ⟨term⟩")
                .oneOf("variable", "x", "y", "z", "n", "k", "\\alpha", "\\beta")
                .oneOf("set", "\\mathbb{R}", "\\mathbb{N}", "\\mathbb{Z}", "S")
                .oneOf("relation", "=", "\\leq", "<", "\\neq", "\\in")
                .oneOf("digit", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    }
}
