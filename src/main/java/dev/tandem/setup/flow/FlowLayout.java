package dev.tandem.setup.flow;

import dev.tandem.setup.flow.FlowModel.Graph;
import dev.tandem.setup.flow.FlowModel.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the activities of a process stand in its picture, so that it reads from the left to the
 * right: each stands to the right of all that lead to it, loops aside, and each event has rows of
 * its own.
 */
final class FlowLayout {
    private static final int LEFT = 100;
    private static final int TOP = 120;
    private static final int COLUMN = 280;
    private static final int ROW = 260;

    /** Of an activity's box: from its corner to its ports, as exports have it. */
    private static final int TO_INPUT = -8;

    private static final int TO_OUTPUT = 167;
    private static final int TO_FIRST_PORT = 18;
    private static final int TO_SECOND_OUTPUT = 120;

    /** A condition has its ports further down, because it shows its expression. */
    private static final Map<String, Integer> OF_CONDITION =
            Map.of(
                    ActivityKind.IN, 14,
                    ActivityKind.TRUE, 98,
                    ActivityKind.FALSE, 134,
                    ActivityKind.ERROR, 194);

    private final Graph process;
    private final Map<String, Integer> columns = new HashMap<>();

    private FlowLayout(Graph process) {
        this.process = process;
    }

    /**
     * A place in the picture.
     *
     * @param x to the right, in pixels
     * @param y downwards
     */
    record Point(int x, int y) {}

    /** The upper left corner of each activity. */
    static Map<String, Point> of(Graph process) {
        FlowLayout layout = new FlowLayout(process);
        Map<String, Point> places = new LinkedHashMap<>();
        int firstRow = 0;
        for (Activity activity : process.activities()) {
            if (activity instanceof Activity.Start || activity instanceof Activity.Event) {
                layout.columns.clear();
                layout.reach(activity.name(), 0, new HashSet<>());
                firstRow = layout.place(firstRow, places);
            }
        }
        return places;
    }

    /** The upper left corner of a port. */
    static Point port(Point activity, ActivityKind kind, String port) {
        int x = activity.x() + (port.equals(ActivityKind.IN) ? TO_INPUT : TO_OUTPUT);
        if (kind == ActivityKind.CONDITION) {
            return new Point(x, activity.y() + OF_CONDITION.getOrDefault(port, 0));
        }
        boolean second = kind.outputs().indexOf(port) > 0;
        return new Point(x, activity.y() + (second ? TO_SECOND_OUTPUT : TO_FIRST_PORT));
    }

    /** The column of an activity is the length of the longest way to it that is no loop. */
    private void reach(String activity, int column, Set<String> way) {
        if (!way.add(activity)) {
            return;
        }
        if (column >= columns.getOrDefault(activity, 0)) {
            columns.put(activity, column);
            for (Link link : process.links()) {
                if (link.from().equals(activity)) {
                    reach(link.to(), column + 1, way);
                }
            }
        }
        way.remove(activity);
    }

    /** Returns the first row below. */
    private int place(int firstRow, Map<String, Point> places) {
        Map<Integer, List<String>> byColumn = new HashMap<>();
        for (Activity activity : process.activities()) {
            Integer column = columns.get(activity.name());
            if (column != null) {
                byColumn.computeIfAbsent(column, _ -> new ArrayList<>()).add(activity.name());
            }
        }
        int rows = 0;
        for (Map.Entry<Integer, List<String>> column : byColumn.entrySet()) {
            List<String> names = column.getValue();
            for (int row = 0; row < names.size(); row++) {
                places.put(
                        names.get(row),
                        new Point(LEFT + column.getKey() * COLUMN, TOP + (firstRow + row) * ROW));
            }
            rows = Math.max(rows, names.size());
        }
        return firstRow + rows;
    }
}
