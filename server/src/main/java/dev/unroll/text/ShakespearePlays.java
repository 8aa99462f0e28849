package dev.unroll.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * Hamlet, Romeo and Juliet and Macbeth, read from the artifact {@code org.exist-db:exist-samples} on the class path. The text is in the
 * public domain (Moby Lexical Tools, 1992).
 */
public final class ShakespearePlays {
    private static final String FOLDER = "/org/exist/samples/shakespeare/";
    private static final List<String> PLAYS = List.of("hamlet.xml", "r_and_j.xml", "macbeth.xml");

    private ShakespearePlays() {}

    /**
     * The three plays, one after the other, in UTF-8.
     *
     * @throws IOException when the artifact is not on the class path or cannot be read
     */
    public static InputStream open() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String play : PLAYS) {
            try (InputStream xml = ShakespearePlays.class.getResourceAsStream(FOLDER + play)) {
                if (xml == null) {
                    throw new IOException("the plays are not on the class path: exist-samples is missing from lib/");
                }
                text.append(PlayReader.read(xml));
            } catch (XMLStreamException damaged) {
                throw new IOException("the play " + play + " cannot be read: " + damaged.getMessage(), damaged);
            }
        }
        return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
