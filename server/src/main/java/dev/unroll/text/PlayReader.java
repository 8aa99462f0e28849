package dev.unroll.text;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Turns a play in Jon Bosak's mark-up into the form it has on paper: the speaker and a colon, the lines, an empty line; titles as
 * paragraphs of their own, stage directions in brackets. The front matter and the list of persons are left out.
 */
final class PlayReader {
    private static final Set<String> LEFT_OUT = Set.of("FM", "PERSONAE", "SCNDESCR", "PLAYSUBT");
    private static final Set<String> PARAGRAPHS = Set.of("SPEECH", "TITLE");

    private final StringBuilder play = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    private PlayReader() {}

    static String read(InputStream xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        PlayReader reader = new PlayReader();
        XMLStreamReader events = factory.createXMLStreamReader(xml);
        while (events.hasNext()) {
            reader.take(events.next(), events);
        }
        return reader.play.toString();
    }

    private void take(int event, XMLStreamReader events) throws XMLStreamException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> begin(events);
            case XMLStreamConstants.CHARACTERS -> text.append(events.getText());
            case XMLStreamConstants.END_ELEMENT -> end(events.getLocalName());
            default -> {
                // comments, instructions and the document's ends say nothing
            }
        }
    }

    private void begin(XMLStreamReader events) throws XMLStreamException {
        String name = events.getLocalName();
        if (LEFT_OUT.contains(name)) {
            skip(events);
            return;
        }
        if (name.equals("STAGEDIR") && inLine()) {
            text.append('[');
        } else {
            text.setLength(0);
        }
        open.push(name);
    }

    private void end(String name) {
        open.pop();
        if (name.equals("STAGEDIR") && inLine()) {
            text.append(']');
            return;
        }
        switch (name) {
            case "SPEAKER" -> line(words() + ":");
            case "LINE", "TITLE" -> line(words());
            case "STAGEDIR" -> line("[" + words() + "]");
            default -> {
                // an element of elements
            }
        }
        if (PARAGRAPHS.contains(name) || (name.equals("STAGEDIR") && !"SPEECH".equals(open.peek()))) {
            play.append('\n');
        }
    }

    private boolean inLine() {
        return "LINE".equals(open.peek());
    }

    private String words() {
        String words = text.toString().strip().replaceAll("\\s+", " ");
        text.setLength(0);
        return words;
    }

    private void line(String line) {
        if (!line.isEmpty()) {
            play.append(line).append('\n');
        }
    }

    private static void skip(XMLStreamReader events) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = events.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }
}
