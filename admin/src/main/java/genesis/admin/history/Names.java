package genesis.admin.history;

import genesis.core.message.InstrumentAnnouncedDecoder;
import genesis.core.message.Message;
import genesis.journal.record.JournalStream;
import genesis.journal.replay.JournalReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Symbols by number. An instrument keeps both for the whole life of a journal and is announced before anything else is said
 * of it, so the beginning of the journal is where to look, and only as far as needed.
 */
final class Names implements AutoCloseable {
    private final InstrumentAnnouncedDecoder announced = new InstrumentAnnouncedDecoder();
    private final Map<Integer, String> known;
    private final JournalReader reader;

    Names(final Path data, final Map<Integer, String> known) {
        this.known = new HashMap<>(known);
        reader = new JournalReader(data, JournalStream.OUTPUTS);
    }

    /** With its number as a name where it was never announced. */
    String of(final int instrumentId) {
        String name = known.get(instrumentId);
        while (name == null && reader.next()) {
            if (Message.templateId(reader.buffer(), 0) == InstrumentAnnouncedDecoder.TEMPLATE_ID) {
                announced.wrap(reader.buffer(), Message.HEADER_LENGTH, Message.blockLength(reader.buffer(), 0), Message.version(reader.buffer(), 0));
                known.putIfAbsent(announced.instrumentId(), announced.symbol());
                name = known.get(instrumentId);
            }
        }
        return name != null ? name : "#" + instrumentId;
    }

    @Override
    public void close() {
        reader.close();
    }
}
