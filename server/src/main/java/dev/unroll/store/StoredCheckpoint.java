package dev.unroll.store;

import java.time.Instant;

/**
 * A kept state of a run that it can go on from.
 *
 * @param run its id
 * @param generation resets of the run before it
 * @param step steps taken
 * @param bytes of the file
 * @param sha256 of the file
 * @param stateHash of everything that decides how training goes on
 * @param loss smooth, nats
 * @param best whether no other of the run had a smaller validation loss when it was written
 * @param created when
 */
public record StoredCheckpoint(
        String run,
        int generation,
        long step,
        long bytes,
        String sha256,
        String stateHash,
        double loss,
        boolean best,
        Instant created) {}
