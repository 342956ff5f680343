package genesis.journal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.BookSnapshotEncoder;
import genesis.core.message.DataSource;
import genesis.core.message.Flag;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.PauseRequestedEncoder;
import genesis.core.message.SettingAppliedEncoder;
import genesis.core.message.SignalEvaluatedEncoder;
import genesis.core.message.TradeEncoder;
import genesis.core.message.TradeKind;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class MessageTextTest {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    /** The twins are the generated decoders: same ids, same block lengths, same place of every field. */
    @Test
    void shouldKnowEveryFieldWhereTheDecodersHaveIt() throws Exception {
        assertTrue(MessageSchema.all().size() >= 30);
        for (final MessageSchema.Template template : MessageSchema.all()) {
            final Class<?> decoder = Class.forName("genesis.core.message." + template.name() + "Decoder");
            assertEquals(decoder.getField("TEMPLATE_ID").getInt(null), template.id(), template.name());
            assertEquals(decoder.getField("BLOCK_LENGTH").getInt(null), template.blockLength(), template.name());
            assertFields(decoder, template.fields());
            for (final MessageSchema.Group group : template.groups()) {
                final String type = Character.toUpperCase(group.name().charAt(0)) + group.name().substring(1)
                    + "Decoder";
                final Class<?> groupDecoder = Class.forName(decoder.getName() + "$" + type);
                assertEquals(groupDecoder.getMethod("sbeBlockLength").invoke(null), group.blockLength(), group.name());
                assertFields(groupDecoder, group.fields());
            }
        }
    }

    @Test
    void shouldWriteATradeInWords() {
        final int length = trade();
        assertEquals("Trade{sequence=7, time=2018-11-12T00:00:00.000000001Z, tradeId=42, "
            + "exchangeTime=2018-11-12T00:00:00Z, price=6371.5, amount=-0.00000001, instrumentId=3, connectionId=1, "
            + "kind=UPDATED, source=WEBSOCKET}",
            MessageText.line(buffer, 0, length));
    }

    @Test
    void shouldWriteATradeAsJson() {
        final int length = trade();
        assertEquals("{\"message\":\"Trade\",\"sequence\":7,\"timeNs\":1541980800000000001,"
            + "\"time\":\"2018-11-12T00:00:00.000000001Z\",\"tradeId\":42,\"exchangeTimeMs\":1541980800000,"
            + "\"exchangeTime\":\"2018-11-12T00:00:00Z\",\"price\":6371.5,\"amount\":-0.00000001,\"instrumentId\":3,"
            + "\"connectionId\":1,\"kind\":\"UPDATED\",\"source\":\"WEBSOCKET\"}", MessageText.json(buffer, 0, length));
    }

    @Test
    void shouldNameTheSettingBehindACode() {
        final SettingAppliedEncoder applied = new SettingAppliedEncoder();
        applied.wrapAndApplyHeader(buffer, 0, header).sequence(2).timeNs(0).settingCode(37).commandId(0).value(60_000_000_000L);
        final int length = Message.HEADER_LENGTH + applied.encodedLength();
        assertEquals("SettingApplied{sequence=2, time=never, value=60000000000, settingCode=37, setting=risk.cooldown, commandId=0}",
            MessageText.line(buffer, 0, length));
    }

    @Test
    void shouldWriteGroups() {
        final BookSnapshotEncoder snapshot = new BookSnapshotEncoder();
        snapshot.wrapAndApplyHeader(buffer, 0, header).sequence(1).timeNs(0).instrumentId(0).connectionId(0)
            .first(Flag.YES).last(Flag.NO).source(DataSource.WEBSOCKET)
            .levelsCount(2)
            .next().priceE8(100_000_000L).amountE8(5).orderCount(1)
            .next().priceE8(200_000_000L).amountE8(-5).orderCount(2);
        final int length = Message.HEADER_LENGTH + snapshot.encodedLength();

        assertEquals("BookSnapshot{sequence=1, time=never, instrumentId=0, connectionId=0, first=YES, last=NO, source=WEBSOCKET, levels=["
            + "{price=1, amount=0.00000005, orderCount=1}, {price=2, amount=-0.00000005, orderCount=2}]}",
            MessageText.line(buffer, 0, length));
        assertTrue(MessageText.json(buffer, 0, length)
            .endsWith("\"levels\":[{\"price\":1,\"amount\":0.00000005,\"orderCount\":1},"
            + "{\"price\":2,\"amount\":-0.00000005,\"orderCount\":2}]}"));
    }

    @Test
    void shouldEscapeWhatPeopleWrite() {
        final PauseRequestedEncoder pause = new PauseRequestedEncoder();
        pause.wrapAndApplyHeader(buffer, 0, header).sequence(1).timeNs(0).commandId(1).ttlNs(5)
            .reason("a \"b\" \\ \n\u001b[2J");
        final int length = Message.HEADER_LENGTH + pause.encodedLength();

        assertTrue(MessageText.json(buffer, 0, length)
            .endsWith("\"ttlNs\":5,\"reason\":\"a \\\"b\\\" \\\\ \\u000a\\u001b[2J\"}"));
        assertTrue(MessageText.line(buffer, 0, length).endsWith("ttlNs=5, reason=a \"b\" \\ ??[2J}"));
    }

    /** JSON has no word for it; a bare NaN would break every reader. */
    @Test
    void shouldWriteNotANumberAsText() {
        final SignalEvaluatedEncoder signal = new SignalEvaluatedEncoder();
        signal.wrapAndApplyHeader(buffer, 0, header).sequence(1).timeNs(0).rsi(Double.NaN).atr(0.25);
        final String json = MessageText.json(buffer, 0, Message.HEADER_LENGTH + signal.encodedLength());

        assertTrue(json.contains("\"rsi\":\"NaN\",\"atr\":0.25"), json);
    }

    @Test
    void shouldShowUnknownMessagesAsBytes() {
        final UnsafeBuffer unknown = new UnsafeBuffer(new byte[] {0, 0, (byte) 0xE7, 3, 71, 0, 1, 0, 1, 2});
        assertEquals("Unknown999{bytes=0000e703470001000102}", MessageText.line(unknown, 0, 10));
        assertEquals("TooShort{bytes=0000e7}", MessageText.line(unknown, 0, 3));
    }

    private int trade() {
        final TradeEncoder trade = new TradeEncoder();
        trade.wrapAndApplyHeader(buffer, 0, header).sequence(7).timeNs(1_541_980_800_000_000_001L).tradeId(42)
            .exchangeTimeMs(1_541_980_800_000L).priceE8(637_150_000_000L).amountE8(-1).instrumentId(3).connectionId(1)
            .kind(TradeKind.UPDATED).source(DataSource.WEBSOCKET);
        return Message.HEADER_LENGTH + trade.encodedLength();
    }

    private static void assertFields(final Class<?> decoder, final List<MessageSchema.Field> fields) throws Exception {
        int ids = 0;
        for (final Method method : decoder.getMethods()) {
            ids += method.getName().endsWith("EncodingOffset") && method.getParameterCount() == 0 ? 1 : 0;
        }
        assertEquals(ids, fields.size(), decoder.getName());
        final Set<String> shown = new HashSet<>();
        for (final MessageSchema.Field field : fields) {
            final String claim = decoder.getSimpleName() + "." + field.name();
            assertEquals(decoder.getMethod(field.name() + "EncodingOffset").invoke(null), field.offset(), claim);
            assertEquals(decoder.getMethod(field.name() + "EncodingLength").invoke(null), field.length(), claim);
            assertTrue(shown.add(field.name().replaceAll("(E8|Ns|Ms)$", "")), "shown name is taken: " + claim);
        }
    }
}
