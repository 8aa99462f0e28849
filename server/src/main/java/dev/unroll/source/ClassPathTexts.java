package dev.unroll.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts in artifacts on the class path, each in UTF-8, always with the same bytes. */
public final class ClassPathTexts {
    private static final String DATAFAKER = "net.datafaker:datafaker";
    private static final String KUBERNETES = "io.kubernetes:client-java:sources";
    private static final String NETTY = "io.netty:netty-transport-native-%s:sources";
    private static final String PLAYS = "org.exist-db:exist-samples";
    private static final Pattern NAME = Pattern.compile("\\s*- \"?([^\"]+?)\"?\\s*");
    private static final List<String> LISTS = List.of("male_first_name:", "female_first_name:");

    private ClassPathTexts() {}

    /** English first names, one a line, each once, in an order of no meaning: what is held back is then like what is learnt. */
    public static InputStream names() throws IOException {
        Set<String> names = new TreeSet<>();
        boolean wanted = false;
        for (String line : new String(Artifact.bytes(DATAFAKER, "/en/name.yml"), UTF_8).split("\n")) {
            Matcher name = NAME.matcher(line);
            if (!name.matches()) {
                wanted = LISTS.contains(line.strip());
            } else if (wanted) {
                names.add(name.group(1));
            }
        }
        List<String> order = new ArrayList<>(names);
        Collections.shuffle(order, new Random(1));
        return stream(String.join("\n", order) + "\n");
    }

    /** The Java source of Kubernetes' client, file after file. */
    public static InputStream kubernetes() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String path : Artifact.paths(KUBERNETES, "/io/kubernetes/client/util/Config.java", ".java")) {
            text.append(new String(Artifact.bytes(KUBERNETES, path), UTF_8)).append('\n');
        }
        return stream(text.toString());
    }

    /** The C source of Netty's native transports: Linux system calls. */
    public static InputStream systemCalls() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String[] part : new String[][] {
            {"unix-common", "/netty_unix.c"},
            {"epoll", "/netty_epoll_native.c"},
            {"io_uring", "/netty_io_uring_native.c"}
        }) {
            String artifact = NETTY.formatted(part[0]);
            for (String path : Artifact.paths(artifact, part[1], ".c", ".h")) {
                text.append(new String(Artifact.bytes(artifact, path), UTF_8)).append('\n');
            }
        }
        return stream(text.toString());
    }

    /** Three plays by Shakespeare with all their tags. */
    public static InputStream markUp() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String play : List.of("hamlet", "r_and_j", "macbeth")) {
            text.append(new String(Artifact.bytes(PLAYS, "/org/exist/samples/shakespeare/" + play + ".xml"), UTF_8));
        }
        return stream(text.toString());
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
