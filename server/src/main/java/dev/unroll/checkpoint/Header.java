package dev.unroll.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a safetensors file says of itself, checked against its size: the tensors lie one behind the other, from the end of the header to the
 * end of the file.
 *
 * @param metadata texts by name
 * @param tensors by name, in the order of the header
 * @param dataFrom where the bytes of the first tensor begin in the file
 */
record Header(Map<String, String> metadata, Map<String, Place> tensors, long dataFrom) {
    /** The bytes that give the length of the header. */
    static final int LENGTH_BYTES = 8;

    private static final long LONGEST = 100_000_000;

    /** Where a tensor is. */
    static final class Place {
        private final int[] shape;
        private final long begin;
        private final long end;

        /**
         * @param shape its sizes, outermost first
         * @param begin first byte, from the first of all tensors
         * @param end the byte after its last
         */
        Place(int[] shape, long begin, long end) {
            this.shape = shape;
            this.begin = begin;
            this.end = end;
        }

        int[] shape() {
            return shape;
        }

        long begin() {
            return begin;
        }

        long end() {
            return end;
        }
    }

    /** @throws UnreadableCheckpoint before anything larger than the header is made */
    static Header read(ByteSource file) throws IOException, UnreadableCheckpoint {
        long size = file.size();
        if (size < LENGTH_BYTES) {
            throw new UnreadableCheckpoint(
                    Rejection.TOO_SHORT, "it is not a safetensors file: it has only %d bytes".formatted(size));
        }
        ByteBuffer first = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        file.read(0, first);
        long length = first.getLong(0);
        checkLength(length, size);
        byte[] json = new byte[(int) length];
        file.read(LENGTH_BYTES, ByteBuffer.wrap(json));
        Header header = HeaderReader.read(json, LENGTH_BYTES + length);
        header.checkPlaces(size - LENGTH_BYTES - length);
        return header;
    }

    private static void checkLength(long length, long size) throws UnreadableCheckpoint {
        if (length < 0) {
            throw new UnreadableCheckpoint(
                    Rejection.HEADER_LENGTH_NEGATIVE,
                    "it is not a safetensors file: its header would have 2⁶³ bytes or more");
        }
        if (length == 0) {
            throw new UnreadableCheckpoint(Rejection.EMPTY_HEADER, "it is not a safetensors file: its header is empty");
        }
        if (length > LONGEST) {
            throw new UnreadableCheckpoint(
                    Rejection.HEADER_TOO_LONG,
                    "it is not a safetensors file: its header should have %d bytes, and at most %d are read"
                            .formatted(length, LONGEST));
        }
        if (length > size - LENGTH_BYTES) {
            throw new UnreadableCheckpoint(
                    Rejection.HEADER_BEYOND_FILE,
                    "it is not a safetensors file, or was cut off: its header should have %d bytes, and %d are there"
                            .formatted(length, size - LENGTH_BYTES));
        }
    }

    private void checkPlaces(long bytes) throws UnreadableCheckpoint {
        List<Map.Entry<String, Place>> inOrder = new ArrayList<>(tensors.entrySet());
        inOrder.sort(Comparator.<Map.Entry<String, Place>>comparingLong(
                        entry -> entry.getValue().begin())
                .thenComparingLong(entry -> entry.getValue().end()));
        long end = 0;
        for (Map.Entry<String, Place> entry : inOrder) {
            Place place = entry.getValue();
            if (place.begin() > end) {
                throw new UnreadableCheckpoint(
                        Rejection.GAP,
                        "tensor %s begins at %d, but the one before it ends at %d"
                                .formatted(HeaderReader.shown(entry.getKey()), place.begin(), end));
            }
            if (place.begin() < end) {
                throw new UnreadableCheckpoint(
                        Rejection.OVERLAP,
                        "its tensors overlap: %s begins at %d, but the one before it ends at %d"
                                .formatted(HeaderReader.shown(entry.getKey()), place.begin(), end));
            }
            end = place.end();
        }
        if (end != bytes) {
            throw new UnreadableCheckpoint(
                    Rejection.WRONG_END,
                    "its tensors have %d bytes together, but %d are there; the file may have been cut off"
                            .formatted(end, bytes));
        }
    }
}
