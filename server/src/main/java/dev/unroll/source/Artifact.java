package dev.unroll.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The files of a Maven artifact on the class path. */
final class Artifact {
    private Artifact() {}

    /**
     * One file.
     *
     * @param path from the root, with a slash in front
     * @throws IOException when it is not on the class path, naming the artifact
     */
    static byte[] bytes(String artifact, String path) throws IOException {
        try (InputStream in = url(artifact, path).openStream()) {
            return in.readAllBytes();
        }
    }

    /**
     * The paths of all files with one of the endings in the artifact that has {@code known}, sorted.
     *
     * @throws IOException as {@link #bytes}
     */
    static List<String> paths(String artifact, String known, String... endings) throws IOException {
        URLConnection connection = url(artifact, known).openConnection();
        if (!(connection instanceof JarURLConnection jar)) {
            throw new IOException("%s is not read from a jar: %s".formatted(artifact, connection.getURL()));
        }
        jar.setUseCaches(false);
        try (JarFile file = jar.getJarFile()) {
            return file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> List.of(endings).stream().anyMatch(name::endsWith))
                    .map(name -> "/" + name)
                    .sorted()
                    .toList();
        }
    }

    private static URL url(String artifact, String path) throws IOException {
        URL url = Artifact.class.getResource(path);
        if (url == null) {
            throw new IOException("%s is not on the class path: it is missing from lib/".formatted(artifact));
        }
        return url;
    }
}
