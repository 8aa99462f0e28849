package dev.unroll.run;

import dev.unroll.train.TaskSpec;

/**
 * A change, while a run lived, of settings that decide its steps. When steps are taken again, it is made again at the same one.
 *
 * @param sequence its place among the run's events
 * @param step steps taken before it
 * @param before the settings until then
 * @param after the settings from then on
 */
record Change(long sequence, long step, TaskSpec before, TaskSpec after) {}
