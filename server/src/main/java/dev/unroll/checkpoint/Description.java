package dev.unroll.checkpoint;

import dev.unroll.text.Vocabulary;
import dev.unroll.train.Resumable;
import dev.unroll.train.TaskSpec;
import dev.unroll.train.Trainer;
import java.util.Optional;

/**
 * What a file says beside the state of a trainer; to be made when the state is copied, for the settings may change.
 *
 * @param spec what the trainer is made with
 * @param step steps taken
 * @param vocabulary what its tokens mean, where it learns a text
 * @param origin where it took its steps
 */
public record Description(TaskSpec spec, long step, Optional<Vocabulary> vocabulary, Origin origin) {
    /** Of a trainer as it is now. */
    public static Description of(Resumable trainer, Origin origin) {
        return new Description(
                trainer.spec(),
                trainer.steps(),
                trainer instanceof Trainer text ? Optional.of(text.vocabulary()) : Optional.empty(),
                origin);
    }

    /** With the settings as they stand now, where the trainer only knows those it was made with. */
    public Description with(TaskSpec now) {
        return new Description(now, step, vocabulary, origin);
    }
}
