package govbackbone.kit.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * The XML of one part of a workbook, read as it is unpacked. What a parser keeps for as long as it reads, names and
 * namespaces, and what it collects before it tells of it, attributes and comments, is bounded. Document types are not read.
 */
final class Markup extends StreamReaderDelegate {
    private static final int MOST_NAMES = 2_000;
    private static final int LARGEST_PIECE = 1 << 20;
    private static final XMLInputFactory XML = factory();

    private final Piece piece;
    private final Set<String> names = new HashSet<>();
    private int others;

    private Markup(Piece piece) throws XMLStreamException {
        super(XML.createXMLStreamReader(piece));
        this.piece = piece;
    }

    static Markup of(InputStream xml) throws XMLStreamException {
        return new Markup(new Piece(xml));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    @Override
    public int next() throws XMLStreamException {
        piece.read = 0;
        int event = super.next();
        switch (event) {
            case XMLStreamReader.START_ELEMENT -> countNames();
            case XMLStreamReader.PROCESSING_INSTRUCTION -> others++;
            default -> {
            }
        }
        if (names.size() + others > MOST_NAMES) {
            throw new IllegalArgumentException("No spreadsheet writes so many names");
        }
        return event;
    }

    private void countNames() {
        names.add(getLocalName());
        for (int i = 0; i < getAttributeCount(); i++) {
            names.add(getAttributeLocalName(i));
        }
        others += getNamespaceCount();
    }

    /** Goes on to the next element of that name; false if there is none. */
    boolean toStart(String name) throws XMLStreamException {
        while (hasNext()) {
            if (next() == START_ELEMENT && getLocalName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    boolean isEnd(String name) {
        return isEndElement() && getLocalName().equals(name);
    }

    Optional<String> attribute(String name) {
        for (int i = 0; i < getAttributeCount(); i++) {
            if (getAttributeLocalName(i).equals(name)) {
                return Optional.of(getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    /** What the element says, up to its end; it holds no others. */
    void textTo(CellText text) throws XMLStreamException {
        while (next() != END_ELEMENT) {
            switch (getEventType()) {
                case CHARACTERS, CDATA, SPACE, ENTITY_REFERENCE -> text.add(getText());
                case COMMENT, PROCESSING_INSTRUCTION -> {
                }
                default -> throw new XMLStreamException("Text only was expected", getLocation());
            }
        }
    }

    /** Counts what is read between two events. */
    private static final class Piece extends InputStream {
        private final InputStream source;
        private int read;

        Piece(InputStream source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            int one = source.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = source.read(bytes, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int more) {
            read += more;
            if (read > LARGEST_PIECE) {
                throw new IllegalArgumentException("No spreadsheet writes such long markup");
            }
        }
    }
}
