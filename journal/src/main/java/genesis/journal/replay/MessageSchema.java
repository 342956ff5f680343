package genesis.journal.replay;

import genesis.core.message.Message;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What {@code messages.xml} says about names, places and kinds of fields: read once, for showing messages to people.
 * The trading path uses the generated codecs; a test holds the two against each other.
 */
final class MessageSchema {
    /** How a field is stored. */
    enum Kind { INT64, INT32, UINT16, UINT8, DOUBLE, TEXT, CHOICE }

    /** One field: its place from the start of its block, its bytes, and for a choice the names by value. */
    record Field(String name, Kind kind, int offset, int length, Map<Integer, String> choices) { }

    /** A repeating group behind the block. */
    record Group(String name, List<Field> fields, int blockLength) { }

    /** One message. */
    record Template(int id, String name, List<Field> fields, int blockLength, List<Group> groups) { }

    private static final String RESOURCE = "/messages.xml";
    private static final MessageSchema INSTANCE = load();

    private final Map<String, Field> types = new HashMap<>();
    private final Map<Integer, Template> templates = new LinkedHashMap<>();

    private MessageSchema(final Element root) {
        addPrimitive("int64", Kind.INT64, Long.BYTES);
        addPrimitive("int32", Kind.INT32, Integer.BYTES);
        addPrimitive("uint16", Kind.UINT16, Short.BYTES);
        addPrimitive("uint8", Kind.UINT8, Byte.BYTES);
        addPrimitive("double", Kind.DOUBLE, Double.BYTES);
        for (final Element section : children(root)) {
            if (section.getTagName().equals("types")) {
                children(section).forEach(this::addType);
            } else {
                addTemplate(section);
            }
        }
    }

    /** Null where the schema has no such message. */
    static Template template(final int templateId) {
        return INSTANCE.templates.get(templateId);
    }

    /** All, in the order of the file. */
    static List<Template> all() {
        return List.copyOf(INSTANCE.templates.values());
    }

    private static MessageSchema load() {
        try (InputStream xml = Message.class.getResourceAsStream(RESOURCE)) {
            final DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return new MessageSchema(factory.newDocumentBuilder().parse(xml).getDocumentElement());
        } catch (final Exception e) {
            throw new IllegalStateException("cannot read " + RESOURCE + " from the core module", e);
        }
    }

    private void addPrimitive(final String name, final Kind kind, final int length) {
        types.put(name, new Field(name, kind, 0, length, Map.of()));
    }

    private void addType(final Element type) {
        final String name = type.getAttribute("name");
        if (type.getTagName().equals("enum")) {
            final Map<Integer, String> choices = new HashMap<>();
            for (final Element value : children(type)) {
                choices.put(Integer.parseInt(value.getTextContent().trim()), value.getAttribute("name"));
            }
            types.put(name, new Field(name, Kind.CHOICE, 0, 1, Map.copyOf(choices)));
        } else if (type.getTagName().equals("type")) {
            types.put(name, new Field(name, Kind.TEXT, 0, Integer.parseInt(type.getAttribute("length")), Map.of()));
        }
    }

    private void addTemplate(final Element message) {
        final List<Field> fields = new ArrayList<>();
        final List<Group> groups = new ArrayList<>();
        final int length = addFields(message, fields, groups);
        final int id = Integer.parseInt(message.getAttribute("id"));
        templates.put(id,
            new Template(id, message.getAttribute("name"), List.copyOf(fields), length, List.copyOf(groups)));
    }

    /** Fields follow each other without gaps. Returns the length of the block. */
    private int addFields(final Element parent, final List<Field> fields, final List<Group> groups) {
        int offset = 0;
        for (final Element child : children(parent)) {
            final String name = child.getAttribute("name");
            if (child.getTagName().equals("group")) {
                final List<Field> groupFields = new ArrayList<>();
                final int length = addFields(child, groupFields, groups);
                groups.add(new Group(name, List.copyOf(groupFields), length));
            } else {
                final Field type = types.get(child.getAttribute("type"));
                if (type == null) {
                    throw new IllegalStateException("unknown type in messages.xml: " + child.getAttribute("type"));
                }
                fields.add(new Field(name, type.kind(), offset, type.length(), type.choices()));
                offset += type.length();
            }
        }
        return offset;
    }

    private static List<Element> children(final Element parent) {
        final List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
