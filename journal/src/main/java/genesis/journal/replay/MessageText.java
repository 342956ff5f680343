package genesis.journal.replay;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import genesis.core.message.Message;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import java.time.Instant;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Any message in words, for people and scripts: {@code Trade{sequence=7, time=2018-11-12T09:00:00Z, price=6371.5, …}}
 * or the same as a JSON object. Fixed-point fields lose their {@code E8} and become decimals; moments lose {@code Ns}
 * or {@code Ms} and become ISO-8601, in JSON beside the number; choices go by name. A newer writer's extra fields are
 * left out, an unknown message is shown as bytes: what is in a journal can always be looked at.
 * <p>For cold paths: allocates. Threading: stateless.
 */
public final class MessageText {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final int GROUP_HEADER_LENGTH = 4;

    private MessageText() {
    }

    /** One line. */
    public static String line(final DirectBuffer buffer, final int offset, final int length) {
        return write(new LineSink(), buffer, offset, length);
    }

    /** One JSON object: {@code message} is the name, the fields follow. */
    public static String json(final DirectBuffer buffer, final int offset, final int length) {
        return write(new JsonSink(), buffer, offset, length);
    }

    /** Name of a message, or {@code Unknown<id>}. */
    public static String name(final int templateId) {
        final MessageSchema.Template template = MessageSchema.template(templateId);
        return template == null ? "Unknown" + templateId : template.name();
    }

    private static String write(final FieldSink sink, final DirectBuffer buffer, final int offset, final int length) {
        final MessageSchema.Template template = length < Message.HEADER_LENGTH ? null
            : MessageSchema.template(Message.templateId(buffer, offset));
        if (template == null) {
            sink.begin(length < Message.HEADER_LENGTH ? "TooShort" : name(Message.templateId(buffer, offset)));
            sink.text("bytes", hex(buffer, offset, length));
            return sink.end();
        }
        sink.begin(template.name());
        final int blockLength = Math.min(Message.blockLength(buffer, offset), length - Message.HEADER_LENGTH);
        writeFields(sink, template.fields(), buffer, offset + Message.HEADER_LENGTH, blockLength);
        int position = offset + Message.HEADER_LENGTH + blockLength;
        for (final MessageSchema.Group group : template.groups()) {
            position = writeGroup(sink, group, buffer, position, offset + length);
        }
        return sink.end();
    }

    private static int writeGroup(final FieldSink sink, final MessageSchema.Group group, final DirectBuffer buffer,
                                  final int offset, final int end) {
        if (offset + GROUP_HEADER_LENGTH > end) {
            return end;
        }
        final int blockLength = buffer.getShort(offset, LITTLE_ENDIAN) & 0xFFFF;
        final int count = buffer.getShort(offset + 2, LITTLE_ENDIAN) & 0xFFFF;
        int position = offset + GROUP_HEADER_LENGTH;
        sink.beginList(group.name());
        for (int i = 0; i < count && position + blockLength <= end; i++, position += blockLength) {
            sink.beginItem();
            writeFields(sink, group.fields(), buffer, position, blockLength);
            sink.endItem();
        }
        sink.endList();
        return position;
    }

    private static void writeFields(final FieldSink sink, final List<MessageSchema.Field> fields,
                                    final DirectBuffer buffer, final int block, final int blockLength) {
        for (final MessageSchema.Field field : fields) {
            // An older writer's shorter block ends before the newer fields.
            if (field.offset() + field.length() <= blockLength) {
                writeField(sink, field, buffer, block + field.offset());
            }
        }
    }

    private static void writeField(final FieldSink sink, final MessageSchema.Field field, final DirectBuffer buffer,
                                   final int at) {
        switch (field.kind()) {
            case INT64 -> writeLong(sink, field.name(), buffer.getLong(at, LITTLE_ENDIAN));
            case INT32 -> sink.number(field.name(), Integer.toString(buffer.getInt(at, LITTLE_ENDIAN)));
            case UINT16 -> writeUnsignedShort(sink, field.name(), buffer.getShort(at, LITTLE_ENDIAN) & 0xFFFF);
            case UINT8 -> sink.number(field.name(), Integer.toString(buffer.getByte(at) & 0xFF));
            case DOUBLE -> writeDouble(sink, field.name(), buffer.getDouble(at, LITTLE_ENDIAN));
            case TEXT -> sink.text(field.name(), text(buffer, at, field.length()));
            case CHOICE -> {
                final int code = buffer.getByte(at) & 0xFF;
                sink.text(field.name(), field.choices().getOrDefault(code, "UNKNOWN_" + code));
            }
        }
    }

    /** Nobody knows the settings by their codes. */
    private static void writeUnsignedShort(final FieldSink sink, final String name, final int value) {
        sink.number(name, Integer.toString(value));
        if (name.equals("settingCode")) {
            final Setting setting = Setting.ofCode(value);
            sink.text("setting", setting == null ? "UNKNOWN_" + value : setting.key());
        }
    }

    private static void writeLong(final FieldSink sink, final String name, final long value) {
        if (name.endsWith("E8")) {
            sink.number(withoutUnit(name), E8.text(value));
        } else if (isMoment(name)) {
            sink.moment(name, withoutUnit(name), value, value == 0 ? "never" : instant(name, value));
        } else {
            sink.number(name, Long.toString(value));
        }
    }

    private static void writeDouble(final FieldSink sink, final String name, final double value) {
        if (Double.isFinite(value)) {
            sink.number(name, Double.toString(value));
        } else {
            sink.text(name, Double.toString(value));
        }
    }

    private static boolean isMoment(final String name) {
        return name.equals("timeNs") || name.equals("untilNs") || name.endsWith("TimeNs") || name.endsWith("TimeMs");
    }

    private static String instant(final String name, final long value) {
        final Instant instant = name.endsWith("Ms") ? Instant.ofEpochMilli(value)
            : Instant.ofEpochSecond(Math.floorDiv(value, NS_PER_SECOND), Math.floorMod(value, NS_PER_SECOND));
        return instant.toString();
    }

    /** Both units have two letters. */
    private static String withoutUnit(final String name) {
        return name.substring(0, name.length() - 2);
    }

    private static String text(final DirectBuffer buffer, final int at, final int length) {
        final StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length && buffer.getByte(at + i) != 0; i++) {
            text.append((char) (buffer.getByte(at + i) & 0xFF));
        }
        return text.toString().stripTrailing();
    }

    private static String hex(final DirectBuffer buffer, final int offset, final int length) {
        final StringBuilder hex = new StringBuilder(2 * length);
        for (int i = 0; i < length; i++) {
            final int value = buffer.getByte(offset + i) & 0xFF;
            hex.append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 15, 16));
        }
        return hex.toString();
    }
}
