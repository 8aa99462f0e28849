package dev.unroll.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.source.PackageText.Form;
import dev.unroll.source.PackageText.Tool;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PackagesOfTextTest {
    @TempDir
    private Path folder;

    private static PackageText text(Form form, String sha256, long bytes, String... paths) {
        return new PackageText(
                Tool.NPM, "some-texts", "1.0.0", "some-texts-1.0.0.tgz", bytes, sha256, List.of(paths), form, null);
    }

    private static byte[] entry(String name, char type, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        byte[] block = new byte[512 + (bytes.length + 511) / 512 * 512];
        byte[] path = name.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(path, 0, block, 0, Math.min(100, path.length));
        byte[] size = String.format(Locale.ROOT, "%011o", bytes.length).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(size, 0, block, 124, 11);
        block[156] = (byte) type;
        System.arraycopy(bytes, 0, block, 512, bytes.length);
        return block;
    }

    private static byte[] tar(byte[]... entries) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            all.writeBytes(entry);
        }
        all.writeBytes(new byte[1024]);
        return all.toByteArray();
    }

    private Path packed(byte[] tar) throws IOException {
        Path file = folder.resolve("some-texts-1.0.0.tgz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(tar);
        }
        return file;
    }

    @Test
    void filesAreTakenInTheOrderOfTheirNamesAndOthersLeft() throws IOException {
        Path file = packed(tar(
                entry("package/b.txt", '0', "second"),
                entry("package/a.txt", '0', "first\n"),
                entry("package/deep/c.txt", '0', "not taken"),
                entry("package/a.md", '0', "not taken")));

        byte[] read = PackageReader.read(text(Form.TEXT, "", 0, "package/*.txt"), file);

        assertThat(new String(read, StandardCharsets.UTF_8)).isEqualTo("first\nsecond\n");
        byte[] deep = PackageReader.read(text(Form.TEXT, "", 0, "package/**.txt"), file);
        assertThat(new String(deep, StandardCharsets.UTF_8)).isEqualTo("first\nsecond\nnot taken\n");
        assertThatThrownBy(() -> PackageReader.read(text(Form.TEXT, "", 0, "package/z.txt"), file))
                .isInstanceOf(IOException.class)
                .hasMessage("some-texts-1.0.0.tgz has no file package/z.txt");
    }

    @Test
    void poemsAreWrittenWithTheirTitlesAndAnEmptyLineBetween() throws IOException {
        String json = "{\"title\":\"書\",\"content\":[{\"chapter\":\"一\",\"paragraphs\":[\"甲\",\"乙\"]},"
                + "{\"chapter\":\"二\",\"paragraphs\":[\"丙\"]}]}";
        Path file = packed(tar(entry("p.json", '0', json)));

        byte[] read = PackageReader.read(text(Form.POEMS, "", 0, "p.json"), file);

        assertThat(new String(read, StandardCharsets.UTF_8)).isEqualTo("書\n一\n甲\n乙\n\n二\n丙\n\n");
    }

    @Test
    void coloursAndSeparatorsOfSayingsAreLeftOut() throws IOException {
        Path file = packed(tar(entry("f", '0', "\u001B[32m《月》\u001B[m\n床前\n%\n春曉\n%\n")));

        byte[] read = PackageReader.read(text(Form.FORTUNES, "", 0, "f"), file);

        assertThat(new String(read, StandardCharsets.UTF_8)).isEqualTo("《月》\n床前\n\n春曉\n\n");
    }

    @Test
    void longNamesAreReadAndASizeThatIsNoneAndAnEndThatIsMissingAreRefused() throws IOException {
        String name = "package/" + "long".repeat(40) + ".txt";
        List<String> names = new ArrayList<>();
        byte[] tar = tar(entry("././@LongLink", 'L', name + "\0"), entry(name, '0', "x"), entry("b", '0', "y"));
        new Tar(new ByteArrayInputStream(tar)).read((each, content, size) -> names.add(each + " " + size));
        assertThat(names).containsExactly(name + " 1", "b 1");
        byte[] damaged = tar.clone();
        damaged[124] = 'z';
        assertThatThrownBy(() -> new Tar(new ByteArrayInputStream(damaged)).read((each, content, size) -> {}))
                .hasMessageContaining("is no size");
        assertThatThrownBy(() ->
                        new Tar(new ByteArrayInputStream(Arrays.copyOf(tar, 700))).read((each, content, size) -> {}))
                .isInstanceOf(IOException.class);
    }

    private Path downloaded(String script) throws IOException {
        String sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        return PackageDownload.file(text(Form.TEXT, sha256, 3, "a"), folder, bytes -> {}, List.of("sh", "-c", script));
    }

    @Test
    void aDownloadThatFailsOrBringsSomethingElseLeavesNothing() {
        assertThatThrownBy(() -> downloaded("printf ab > some-texts-1.0.0.tgz; echo the network is down >&2; exit 1"))
                .hasMessage("sh could not download some-texts 1.0.0: the network is down");
        assertThatThrownBy(() -> downloaded("true")).hasMessage("some-texts-1.0.0.tgz did not arrive");
        assertThatThrownBy(() -> downloaded("printf ab > some-texts-1.0.0.tgz"))
                .hasMessageContaining("it has 2 bytes instead of 3");
        assertThatThrownBy(() -> downloaded("printf abd > some-texts-1.0.0.tgz"))
                .hasMessageContaining("is not the file that the catalogue knows");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @Timeout(120)
    void aDownloadThatIsStoppedEndsItsToolAndLeavesNothing() throws Exception {
        CompletableFuture<Exception> ended = new CompletableFuture<>();
        Path begun = folder.resolve("begun");
        Thread downloading = new Thread(() -> {
            try {
                downloaded("printf ab > some-texts-1.0.0.tgz; mkfifo ../begun; cat ../begun");
            } catch (IOException e) {
                ended.complete(e);
            }
        });
        downloading.start();
        while (!Files.exists(begun)) {
            Thread.onSpinWait();
        }
        List<ProcessHandle> tools = ProcessHandle.current().children().toList();
        downloading.interrupt();
        assertThat(ended.get(60, TimeUnit.SECONDS)).hasMessage("the download was stopped");
        for (ProcessHandle tool : tools) {
            tool.onExit().get(60, TimeUnit.SECONDS);
        }
        Files.delete(begun);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDownloadIsCheckedAndKept() throws IOException {
        Path file = downloaded("printf abc > some-texts-1.0.0.tgz");
        assertThat(file).hasContent("abc").isEqualTo(folder.resolve("some-texts-1.0.0.tgz"));
        assertThat(downloaded("exit 1")).isEqualTo(file);
    }

    @Test
    void aPackageThatIsThereAndRightIsNotDownloadedAgain() throws IOException {
        Path file = folder.resolve("some-texts-1.0.0.tgz");
        Files.writeString(file, "abc");
        String sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

        Path found = PackageDownload.file(text(Form.TEXT, sha256, 3, "a"), folder, bytes -> {
            throw new AssertionError("nothing is to be downloaded");
        });

        assertThat(found).isEqualTo(file);
    }

    @Test
    void whatAnEarlierProcessLeftUnfinishedGoes() throws IOException {
        Path leftover = Files.createDirectory(folder.resolve("unfinished-123"));
        Files.writeString(leftover.resolve("part.tgz"), "half");

        PackageDownload.removeUnfinished(folder);

        assertThat(folder).isEmptyDirectory();
    }
}
