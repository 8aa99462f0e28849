package dev.unroll.text;

import java.util.Arrays;
import java.util.Objects;

/**
 * A text as tokens in pages of {@value #PAGE}, about as large in memory as it is in UTF-8. In most pages a token is a byte: from 0 to 127
 * a number that means the same in all pages, from 128 on a place in the page's own alphabet, which stands before its tokens. A page with too many
 * different symbols for that has two bytes for each token. What number is which token is looked up last, so that the numbers can be given
 * while the text is read, before its vocabulary is known.
 */
public final class PagedTokens implements Tokens {
    /** Numbers below this one are themselves in every page. */
    static final int PLAIN = 128;

    private static final int PAGE_BITS = 9;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int BLOCK_BITS = 22;
    private static final int BLOCK = 1 << BLOCK_BITS;
    /** Where one page has too many symbols those that come next have too, so that it is not tried with each of them. */
    private static final int WIDE_AFTER_ONE = 15;

    private static final int LARGEST_PAGE = 2 * PAGE;
    private static final int MOST_PAGES = Integer.MAX_VALUE / PAGE;

    private final byte[][] blocks;
    private final long[] pages;
    private final int length;
    private final char[] tokenOf;

    private PagedTokens(byte[][] blocks, long[] pages, int length, char[] tokenOf) {
        this.blocks = blocks;
        this.pages = pages;
        this.length = length;
        this.tokenOf = tokenOf;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public int at(int position) {
        Objects.checkIndex(position, length);
        long page = pages[position >> PAGE_BITS];
        byte[] block = blocks[(int) (page >> (BLOCK_BITS + 1))];
        int start = (int) (page >> 1) & (BLOCK - 1);
        int within = position & (PAGE - 1);
        if ((page & 1) != 0) {
            return tokenOf[pair(block, start + 2 * within)];
        }
        int number = block[start + within];
        return tokenOf[number >= 0 ? number : pair(block, start + 2 * number)];
    }

    /** The same text with other tokens: {@code tokens[i]} instead of {@code i}. */
    PagedTokens renamed(int[] tokens) {
        char[] renamed = new char[tokenOf.length];
        for (int i = 0; i < renamed.length; i++) {
            renamed[i] = (char) tokens[tokenOf[i]];
        }
        return new PagedTokens(blocks, pages, length, renamed);
    }

    private static int pair(byte[] block, int at) {
        return (block[at] & 0xFF) << 8 | (block[at + 1] & 0xFF);
    }

    /** Takes numbers below 65,536 one after the other, and makes pages of them. */
    static final class Filler {
        private byte[][] blocks = new byte[1][LARGEST_PAGE];
        private long[] pages = new long[16];
        private byte[] block = blocks[0];
        private int pageCount;
        /** In the block: where the pages end that are complete. */
        private int end;

        private final byte[] page = new byte[PAGE];
        private final char[] wide = new char[PAGE];
        private int inPage;
        private boolean isWide;
        private int wideLeft;
        private final char[] alphabet = new char[PLAIN];
        private int letters;
        /** For each number the place in the alphabet, which tells whether it is of this page. */
        private byte[] placeOf = new byte[2 * PLAIN];

        /** Appends a number. */
        void add(int number) {
            if (inPage == PAGE) {
                endPage();
            }
            if (isWide) {
                wide[inPage++] = (char) number;
            } else if (number < PLAIN) {
                page[inPage++] = (byte) number;
            } else {
                addLetter(number);
            }
        }

        private void addLetter(int number) {
            if (number >= placeOf.length) {
                placeOf = Arrays.copyOf(placeOf, Math.max(number + 1, 2 * placeOf.length));
            }
            int place = placeOf[number];
            if (place >= letters || alphabet[place] != number) {
                if (letters == PLAIN) {
                    widen();
                    wide[inPage++] = (char) number;
                    return;
                }
                place = letters++;
                alphabet[place] = (char) number;
                placeOf[number] = (byte) place;
            }
            page[inPage++] = (byte) ~place;
        }

        private void widen() {
            for (int i = 0; i < inPage; i++) {
                wide[i] = page[i] >= 0 ? (char) page[i] : alphabet[~page[i]];
            }
            isWide = true;
            wideLeft = WIDE_AFTER_ONE;
        }

        /**
         * Appends the numbers of {@code text} in {@code [from, to)} up to the first byte that has none or the end of a page; says how many.
         *
         * @param numberOf for each of the 256 bytes its number, below {@link #PLAIN}; below 0: none
         */
        int add(byte[] text, int from, int to, byte[] numberOf) {
            if (inPage == PAGE) {
                endPage();
            }
            int count = copyKnown(text, from, Math.min(to - from, PAGE - inPage), numberOf);
            for (int i = 0; isWide && i < count; i++) {
                wide[inPage + i] = (char) page[inPage + i];
            }
            inPage += count;
            return count;
        }

        /** Into the page's bytes, also of one that is wide, where they are of no use to anyone else. */
        private int copyKnown(byte[] text, int from, int most, byte[] numberOf) {
            for (int i = 0; i < most; i++) {
                byte number = numberOf[text[from + i] & 0xFF];
                if (number < 0) {
                    return i;
                }
                page[inPage + i] = number;
            }
            return most;
        }

        private void endPage() {
            if (pageCount == MOST_PAGES) {
                throw new IllegalArgumentException("it has more than %d tokens".formatted(MOST_PAGES * PAGE));
            }
            int size = isWide ? 2 * inPage : 2 * letters + inPage;
            makeRoom(size);
            int start = end;
            if (isWide) {
                for (int i = 0; i < inPage; i++) {
                    put(start + 2 * i, wide[i]);
                }
            } else {
                start += 2 * letters;
                for (int i = 0; i < letters; i++) {
                    put(start - 2 * (i + 1), alphabet[i]);
                }
                System.arraycopy(page, 0, block, start, inPage);
            }
            if (pageCount == pages.length) {
                pages = Arrays.copyOf(pages, pageCount + pageCount / 2);
            }
            long place = (long) (blocks.length - 1) << BLOCK_BITS | start;
            pages[pageCount++] = place << 1 | (isWide ? 1 : 0);
            end += size;
            inPage = 0;
            letters = 0;
            isWide = wideLeft > 0;
            wideLeft -= isWide ? 1 : 0;
        }

        /** Pages lie in a block as a whole. */
        private void makeRoom(int size) {
            int needed = end + size;
            if (needed > BLOCK) {
                blocks = Arrays.copyOf(blocks, blocks.length + 1);
                block = new byte[BLOCK];
                end = 0;
            } else if (needed > block.length) {
                block = Arrays.copyOf(block, Math.min(BLOCK, Math.max(needed, 2 * block.length)));
            }
            blocks[blocks.length - 1] = block;
        }

        private void put(int at, char number) {
            block[at] = (byte) (number >> 8);
            block[at + 1] = (byte) number;
        }

        /**
         * What was added; nothing can be added afterwards.
         *
         * @param tokens for each number its token
         */
        PagedTokens tokens(int[] tokens) {
            int last = inPage;
            if (last > 0) {
                endPage();
                blocks[blocks.length - 1] = Arrays.copyOf(block, end);
            }
            char[] tokenOf = new char[tokens.length];
            for (int i = 0; i < tokenOf.length; i++) {
                tokenOf[i] = (char) tokens[i];
            }
            int length = Math.max(0, (pageCount - 1) * PAGE + last);
            return new PagedTokens(blocks, Arrays.copyOf(pages, pageCount), length, tokenOf);
        }
    }
}
