package dev.unroll.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.unroll.numeric.EjmlKernels;
import dev.unroll.numeric.Kernels;
import dev.unroll.train.AdditionSpec;
import dev.unroll.train.AdditionTrainer;
import dev.unroll.train.HelloSpec;
import dev.unroll.train.HelloTrainer;
import dev.unroll.train.Resumable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** Any bytes at all, and a checkpoint with any bytes in it, led by what the reader's branches have not seen: refused by name, or it saves back identically. */
class CheckpointFuzzTest {
    private static final Kernels KERNELS = new EjmlKernels();
    private static final Origin ORIGIN = new Origin("any", "17", "");
    private static final List<Resumable> TRAINERS =
            List.of(new AdditionTrainer(AdditionSpec.DEFAULT, KERNELS), new HelloTrainer(HelloSpec.DEFAULT, KERNELS));
    private static final List<byte[]> FILES =
            TRAINERS.stream().map(trainer -> SavedRun.bytes(trainer, ORIGIN)).toList();

    @FuzzTest(maxDuration = "2m")
    void bytesAreRefusedByNameOrSaveBackIdentically(FuzzedDataProvider data) throws IOException {
        int which = data.consumeInt(0, 1);
        byte[] file = data.consumeBoolean() ? patched(FILES.get(which), data) : data.consumeRemainingAsBytes();
        whole(file, TRAINERS.get(which));
        weights(file);
    }

    private static byte[] patched(byte[] file, FuzzedDataProvider data) throws IOException {
        byte[] now = file;
        for (int left = data.consumeInt(1, 4); left > 0; left--) {
            int from = data.consumeInt(0, now.length);
            int to = Math.min(now.length, from + data.consumeInt(0, 40));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(now, 0, from);
            out.write(data.consumeBytes(40));
            out.write(now, to, now.length - to);
            now = out.toByteArray();
        }
        return now;
    }

    private static void whole(byte[] file, Resumable trainer) {
        try {
            SavedRun.read(file).restore(trainer);
            byte[] again = SavedRun.bytes(trainer, ORIGIN);
            SavedRun.read(again).restore(trainer);
            assertThat(SavedRun.bytes(trainer, ORIGIN)).isEqualTo(again);
        } catch (UnreadableCheckpoint refused) {
            assertThat(refused.rejection()).isNotNull();
        }
    }

    private static void weights(byte[] file) throws IOException {
        try {
            byte[] again = written(Checkpoint.read(file, KERNELS));
            assertThat(written(Checkpoint.read(again, KERNELS))).isEqualTo(again);
        } catch (UnreadableCheckpoint refused) {
            assertThat(refused.rejection()).isNotNull();
        }
    }

    private static byte[] written(Checkpoint checkpoint) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        checkpoint.writeWeights(out);
        return out.toByteArray();
    }
}
