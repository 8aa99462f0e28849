package dev.unroll.text;

/**
 * What may be changed in a text so that it has fewer symbols. {@code null} on the wire never: what is not asked for is not done.
 *
 * @param normalize compose characters (Unicode NFC)
 * @param width full-width forms of Latin letters, digits and punctuation to the usual ones, and the ideographic space to a space
 * @param lowerCase capitals to small letters
 * @param invisible remove characters that cannot be seen, other than space, tab and line end
 * @param markUp remove what stands between {@code <} and {@code >} on one line
 * @param rare symbols seen fewer times than this become {@link #RARE}; 0: none
 */
public record FoldOptions(
        boolean normalize, boolean width, boolean lowerCase, boolean invisible, boolean markUp, int rare) {
    /** Nothing. */
    public static final FoldOptions NONE = new FoldOptions(false, false, false, false, false, 0);

    /** What stands for rare symbols: a white square. */
    public static final int RARE = 0x25A1;

    /** A single option, by its name; {@code rare} with {@code count}. */
    public static FoldOptions only(String option, int count) {
        return new FoldOptions(
                option.equals("normalize"),
                option.equals("width"),
                option.equals("lowerCase"),
                option.equals("invisible"),
                option.equals("markUp"),
                option.equals("rare") ? count : 0);
    }
}
