package genesis.core.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What {@link Message} promises of every message, held against every generated codec. */
class MessageTest {
    private static final List<Class<?>> DECODERS = decoders();

    @Test
    void shouldFindEveryMessageOfTheSchema() {
        final Set<Integer> ids = new HashSet<>();
        for (final Class<?> decoder : DECODERS) {
            assertTrue(ids.add(constant(decoder, "TEMPLATE_ID")), "template given twice: " + decoder);
        }
        // The two ends of both ranges in messages.xml.
        assertTrue(ids.containsAll(Set.of(1, 34, 101, 115)), "templates: " + ids);
    }

    @Test
    void shouldStandWhereMessageSaysInEveryCodec() throws ReflectiveOperationException {
        for (final Class<?> decoderType : DECODERS) {
            final UnsafeBuffer buffer = new UnsafeBuffer(new byte[3 + Message.LENGTH_MAX]);
            final int offset = 3;
            final Object encoder = encoderOf(decoderType).getConstructor().newInstance();
            encoder.getClass().getMethod("wrapAndApplyHeader", UnsafeBuffer.class, int.class, MessageHeaderEncoder.class)
                .invoke(encoder, buffer, offset, new MessageHeaderEncoder());
            encoder.getClass().getMethod("sequence", long.class).invoke(encoder, 0x0102030405060708L);
            encoder.getClass().getMethod("timeNs", long.class).invoke(encoder, 0x1112131415161718L);

            final String name = decoderType.getSimpleName();
            assertEquals(constant(decoderType, "TEMPLATE_ID"), Message.templateId(buffer, offset), name);
            assertEquals(constant(decoderType, "BLOCK_LENGTH"), Message.blockLength(buffer, offset), name);
            assertEquals(constant(decoderType, "SCHEMA_VERSION"), Message.version(buffer, offset), name);
            assertEquals(0x0102030405060708L, Message.sequence(buffer, offset), name);
            assertEquals(0x1112131415161718L, Message.timeNs(buffer, offset), name);

            Message.sequence(buffer, offset, 42);
            Message.timeNs(buffer, offset, 43);
            final Object decoder = decoderType.getConstructor().newInstance();
            decoderType.getMethod("wrap", UnsafeBuffer.class, int.class, int.class, int.class).invoke(decoder, buffer,
                offset + Message.HEADER_LENGTH, Message.blockLength(buffer, offset), Message.version(buffer, offset));
            assertEquals(42L, decoderType.getMethod("sequence").invoke(decoder), name);
            assertEquals(43L, decoderType.getMethod("timeNs").invoke(decoder), name);
        }
    }

    @Test
    void shouldFitEveryMessageIntoTheLongest() {
        for (final Class<?> decoder : DECODERS) {
            final int length = Message.HEADER_LENGTH + constant(decoder, "BLOCK_LENGTH");
            assertTrue(length <= Message.LENGTH_MAX, decoder.getSimpleName() + ": length=" + length);
        }
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
        final BookSnapshotEncoder snapshot = new BookSnapshotEncoder();
        snapshot.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        final BookSnapshotEncoder.LevelsEncoder levels = snapshot.levelsCount(Message.SNAPSHOT_LEVELS_MAX);
        for (int i = 0; i < Message.SNAPSHOT_LEVELS_MAX; i++) {
            // Throws where it would write behind the buffer.
            levels.next().priceE8(i).amountE8(i).orderCount(i);
        }
        assertTrue(Message.HEADER_LENGTH + snapshot.encodedLength() <= Message.LENGTH_MAX);
    }

    @Test
    void shouldReadUnsignedNumbersFromTheHeader() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[8]);
        new MessageHeaderEncoder().wrap(buffer, 0).blockLength(65_000).templateId(60_000).schemaId(1).version(50_000);
        assertEquals(65_000, Message.blockLength(buffer, 0));
        assertEquals(60_000, Message.templateId(buffer, 0));
        assertEquals(50_000, Message.version(buffer, 0));
    }

    private static List<Class<?>> decoders() {
        final List<Class<?>> decoders = new ArrayList<>();
        for (final JavaClass type : new ClassFileImporter().importPackages("genesis.core.message")) {
            if (type.getSimpleName().endsWith("Decoder") && type.tryGetField("TEMPLATE_ID").isPresent()) {
                decoders.add(type.reflect());
            }
        }
        return decoders;
    }

    private static Class<?> encoderOf(final Class<?> decoder) throws ClassNotFoundException {
        return Class.forName(decoder.getName().replace("Decoder", "Encoder"));
    }

    private static int constant(final Class<?> type, final String name) {
        try {
            return type.getField(name).getInt(null);
        } catch (final ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
