package dev.unroll.store;

import java.util.List;

/**
 * What is to be written of one run.
 *
 * @param id of the run
 * @param state as it stands now
 * @param whole whether {@code rows} are its whole history, instead of what was kept; else they come after it
 * @param rows of its history
 */
public record RunChange(String id, StoredRun.State state, boolean whole, List<HistoryRow> rows) {}
