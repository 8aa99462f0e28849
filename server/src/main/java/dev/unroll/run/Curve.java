package dev.unroll.run;

import dev.unroll.run.Event.PointAdded;
import java.util.ArrayList;
import java.util.List;

/**
 * The points of a run, however long it is, in bounded memory. The newest keep their full resolution. Older neighbours are
 * joined so that drawn against √step all of the curve is equally fine: that serves a linear and a logarithmic axis alike.
 * The first point and the range of every stretch are never lost.
 */
final class Curve {
    /** At most so many points are kept. */
    static final int CAPACITY = 2048;

    /** So many of the newest are never joined. */
    static final int NEWEST = CAPACITY / 4;

    private List<PointAdded> points = new ArrayList<>();

    void add(PointAdded point) {
        points.add(point);
        if (points.size() > CAPACITY) {
            thin();
        }
    }

    /** The points with a larger sequence number than {@code after}, oldest first. */
    List<PointAdded> after(long after) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).sequence() > after) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return points.subList(low, points.size());
    }

    /**
     * Joins neighbours while together they are at most a {@code CAPACITY / 4}th of the √step axis wide. Any two neighbours that
     * remain are wider, so of the older points at most {@code CAPACITY / 2} are left.
     */
    private void thin() {
        int older = points.size() - NEWEST;
        double start = along(points.get(0));
        double widest = (along(points.get(older - 1)) - start) / (CAPACITY / 4);
        List<PointAdded> kept = new ArrayList<>(CAPACITY);
        kept.add(points.get(0));
        PointAdded open = points.get(1);
        double from = start;
        for (PointAdded next : points.subList(2, older)) {
            if (along(next) - from <= widest) {
                open = join(open, next);
            } else {
                kept.add(open);
                from = along(open);
                open = next;
            }
        }
        kept.add(open);
        kept.addAll(points.subList(older, points.size()));
        points = kept;
    }

    /**
     * At most {@code most} points for a small picture: neighbours are joined so that drawn against √step it is equally fine.
     *
     * @param most at least 4
     */
    static List<Point> thinned(List<Point> points, int most) {
        if (points.size() <= most) {
            return points;
        }
        double start = Math.sqrt((double) points.get(0).step());
        double end = Math.sqrt((double) points.get(points.size() - 1).step());
        double widest = 2 * (end - start) / (most - 3);
        List<Point> kept = new ArrayList<>(most);
        kept.add(points.get(0));
        Point open = points.get(1);
        double from = start;
        for (Point next : points.subList(2, points.size())) {
            if (Math.sqrt((double) next.step()) - from <= widest) {
                open = open.joinedWith(next);
            } else {
                kept.add(open);
                from = Math.sqrt((double) open.step());
                open = next;
            }
        }
        kept.add(open);
        return kept;
    }

    private static double along(PointAdded point) {
        return Math.sqrt((double) point.step());
    }

    private static PointAdded join(PointAdded one, PointAdded next) {
        return new PointAdded(next.sequence(), next.generation(), one.point().joinedWith(next.point()));
    }
}
