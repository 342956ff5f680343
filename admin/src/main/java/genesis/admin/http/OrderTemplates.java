package genesis.admin.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Named orders in a file of the data directory. They are no state of the engine: a template becomes an order here, and only the
 * order is an input. A file that cannot be read is set aside, never overwritten, and said so. Threading: any.
 */
public final class OrderTemplates {
    /** Its name in a data directory. */
    public static final String NAME = "order_templates.json";

    private static final int COUNT_MAX = 200;
    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}");
    private static final Logger LOG = LoggerFactory.getLogger(OrderTemplates.class);

    private final Path file;
    private final TreeMap<String, Map<String, Object>> templates = new TreeMap<>();
    private String note;

    /** Reads what is there; no file is no templates. */
    public OrderTemplates(final Path directory) {
        file = directory.resolve(NAME);
        if (Files.exists(file)) {
            read();
        }
    }

    /** What a person should know about the file; null for nothing. */
    synchronized String note() {
        return note;
    }

    synchronized Map<String, Map<String, Object>> all() {
        return Collections.unmodifiableMap(new TreeMap<>(templates));
    }

    /** Complains with 404 where there is none. */
    synchronized Map<String, Object> get(final String name) {
        final Map<String, Object> template = templates.get(name);
        if (template == null) {
            throw new BadRequest(404, null, "there is no order template " + name + "; GET /api/v2/order/templates lists them");
        }
        return template;
    }

    /** True where it replaced one. */
    synchronized boolean save(final String name, final Map<String, Object> template) {
        if (name == null || !NAMES.matcher(name).matches()) {
            throw new BadRequest(400, "name", "name must be 1 to 64 letters, digits, blanks, dots, dashes or underscores");
        }
        OrderBody.check(template);
        if (templates.size() == COUNT_MAX && !templates.containsKey(name)) {
            throw new BadRequest(400, "name", "there are " + COUNT_MAX + " templates already; delete one first");
        }
        final TreeMap<String, Map<String, Object>> next = new TreeMap<>(templates);
        final boolean replaces = next.put(name, template) != null;
        write(next);
        return replaces;
    }

    /** Complains with 404 where there is none. */
    synchronized void delete(final String name) {
        get(name);
        final TreeMap<String, Map<String, Object>> next = new TreeMap<>(templates);
        next.remove(name);
        write(next);
    }

    /** Fields of the object that is open. */
    static void write(final JsonGenerator json, final Map<String, Object> template) throws IOException {
        for (final Map.Entry<String, Object> field : template.entrySet()) {
            json.writeFieldName(field.getKey());
            if (field.getValue() instanceof BigDecimal number) {
                json.writeNumber(number);
            } else if (field.getValue() instanceof Boolean flag) {
                json.writeBoolean(flag);
            } else {
                json.writeString(field.getValue().toString());
            }
        }
    }

    private void read() {
        try {
            for (final Map.Entry<String, Object> one : JsonBody.tree(Files.readString(file)).entrySet()) {
                if (!(one.getValue() instanceof Map<?, ?> fields)) {
                    throw new BadRequest(400, one.getKey(), "not an object");
                }
                final Map<String, Object> template = new TreeMap<>();
                fields.forEach((name, value) -> {
                    if (value != null) {
                        template.put(name.toString(), value);
                    }
                });
                OrderBody.check(template);
                templates.put(one.getKey(), Collections.unmodifiableMap(template));
            }
        } catch (final IOException | BadRequest e) {
            templates.clear();
            setAside();
        }
    }

    private void setAside() {
        int number = 1;
        while (Files.exists(file.resolveSibling(NAME + ".unreadable-" + number))) {
            number++;
        }
        final Path aside = file.resolveSibling(NAME + ".unreadable-" + number);
        try {
            Files.move(file, aside);
            note = "order templates could not be read and were set aside as " + aside.getFileName() + "; there are none now";
        } catch (final IOException e) {
            note = "order templates could not be read; repair or remove " + file;
        }
        LOG.warn(note);
    }

    private void write(final TreeMap<String, Map<String, Object>> next) {
        final Path temporary = file.resolveSibling(NAME + ".new");
        try {
            Files.writeString(temporary, Json.object(json -> {
                for (final Map.Entry<String, Map<String, Object>> one : next.entrySet()) {
                    json.writeObjectFieldStart(one.getKey());
                    write(json, one.getValue());
                    json.writeEndObject();
                }
            }) + "\n");
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (final IOException e) {
            throw new BadRequest(500, null, "the templates cannot be written to " + file + "; make the directory writable");
        }
        templates.clear();
        templates.putAll(next);
    }
}
