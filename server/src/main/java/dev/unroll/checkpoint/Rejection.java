package dev.unroll.checkpoint;

/** Why a file is not read as a checkpoint. Whatever is wrong with a file is one of these; nothing large is made before the first 22 are excluded. */
public enum Rejection {
    /** Shorter than the eight bytes that give the length of the header. */
    TOO_SHORT,
    /** A header of no bytes. */
    EMPTY_HEADER,
    /** A header longer than 100,000,000 bytes. */
    HEADER_TOO_LONG,
    /** A header that would end behind the file. */
    HEADER_BEYOND_FILE,
    /** A length of 2⁶³ or more. */
    HEADER_LENGTH_NEGATIVE,
    /** Bytes in the header that are not UTF-8. */
    HEADER_NOT_UTF8,
    /** A header that does not begin with a brace. */
    HEADER_NOT_AN_OBJECT,
    /** Not JSON, something after the JSON, or not the fields that the format has. */
    HEADER_MALFORMED,
    /** The same key twice in an object. */
    DUPLICATE_KEY,
    /** Arrays in arrays in arrays. */
    TOO_DEEP,
    /** A name, text or number that is too long. */
    TOKEN_TOO_LONG,
    /** Something in {@code __metadata__} that is not a text. */
    METADATA_NOT_TEXT,
    /** Made by a later version. */
    UNKNOWN_VERSION,
    /** A tensor whose numbers are not F32. */
    UNKNOWN_TYPE,
    /** A tensor of more than four dimensions. */
    TOO_MANY_DIMENSIONS,
    /** A dimension or offset that is negative, fractional or too large. */
    IMPOSSIBLE_NUMBER,
    /** Dimensions whose product is too large. */
    TOO_MANY_NUMBERS,
    /** A tensor that ends before it begins. */
    ENDS_BEFORE_IT_BEGINS,
    /** Bytes that belong to no tensor, before one. */
    GAP,
    /** Bytes that belong to two tensors. */
    OVERLAP,
    /** A tensor whose bytes are not as many as its shape asks for. */
    WRONG_SIZE,
    /** Tensors that end before or behind the end of the file. */
    WRONG_END,
    /** A tensor that is missing, is one too many or has another shape than the network asks for. */
    OTHER_TENSORS,
    /** Bytes that are not those that were written. */
    DAMAGED,
    /** A number that is infinite or none. */
    NOT_FINITE,
    /** A vocabulary, setting, count or random stream that cannot be. */
    OUT_OF_RANGE
}
