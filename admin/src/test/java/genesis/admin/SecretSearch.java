package genesis.admin;

import genesis.core.message.Message;
import genesis.journal.record.JournalStream;
import genesis.journal.replay.JournalReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Looks through files byte by byte for texts that must not be there: plain, as hex, as Base64 in each of its three alignments, as
 * UTF-16, and for every part of these that is long enough not to be there by chance.
 */
final class SecretSearch {
    /** Of the secret itself; twelve letters and digits do not come by chance. */
    private static final int PART_LENGTH = 12;
    private static final int BLOCK_LENGTH = 1 << 20;
    private static final byte[] ZEROS = new byte[BLOCK_LENGTH];
    /** A journal's file is gigabytes of holes; what a short run writes stands before this, and the rest is read as messages. */
    private static final long LENGTH_READ_MAX = 64L << 20;

    /** Needles by their first two bytes. */
    private final List<Map<String, byte[]>> needles = new ArrayList<>();
    private int lengthMax;

    SecretSearch(final Map<String, String> secrets) {
        for (int i = 0; i < 1 << 16; i++) {
            needles.add(Map.of());
        }
        secrets.forEach(this::add);
    }

    private void add(final String name, final String secret) {
        final byte[] bytes = secret.getBytes(StandardCharsets.US_ASCII);
        parts(name, bytes, PART_LENGTH);
        parts(name + " in hex", HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII), 2 * PART_LENGTH);
        parts(name + " in HEX", HexFormat.of().withUpperCase().formatHex(bytes).getBytes(StandardCharsets.US_ASCII), 2 * PART_LENGTH);
        parts(name + " in UTF-16", secret.getBytes(StandardCharsets.UTF_16LE), 2 * PART_LENGTH);
        for (int shift = 0; shift < 3; shift++) {
            // What stands in front and behind changes the first and the last letters: only those between are the secret's.
            final byte[] shifted = new byte[shift + bytes.length];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            final String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            parts(name + " in Base64", text.substring(shift == 0 ? 0 : shift + 1, text.length() - 2).getBytes(StandardCharsets.US_ASCII),
                4 * PART_LENGTH / 3);
        }
    }

    private void parts(final String name, final byte[] bytes, final int length) {
        final int used = Math.min(length, bytes.length);
        for (int from = 0; from + used <= bytes.length; from++) {
            final byte[] part = Arrays.copyOfRange(bytes, from, from + used);
            final int slot = slot(part, 0);
            if (needles.get(slot).isEmpty()) {
                needles.set(slot, new LinkedHashMap<>());
            }
            needles.get(slot).put(name + " from its byte " + from, part);
        }
        lengthMax = Math.max(lengthMax, used);
    }

    /** Every leak in the messages of a journal, as {@code stream: what}. */
    List<String> inMessages(final Path data) {
        final List<String> leaks = new ArrayList<>();
        for (final JournalStream stream : JournalStream.values()) {
            try (JournalReader reader = new JournalReader(data, stream)) {
                while (reader.next()) {
                    final byte[] message = new byte[reader.length()];
                    reader.buffer().getBytes(0, message);
                    final String found = find(message);
                    if (found != null) {
                        leaks.add(stream.directoryName() + " message " + Message.templateId(reader.buffer(), 0) + ": " + found);
                    }
                }
            }
        }
        return leaks;
    }

    /** Every leak below a directory, as {@code file: what}; at most one a file and block. */
    List<String> in(final Path directory) throws IOException {
        final List<String> leaks = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (final Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                search(directory, file, leaks);
            }
        }
        return leaks;
    }

    private void search(final Path directory, final Path file, final List<String> leaks) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] before = new byte[0];
            long read = 0;
            for (byte[] block = in.readNBytes(BLOCK_LENGTH); block.length > 0 && read < LENGTH_READ_MAX; block = in.readNBytes(BLOCK_LENGTH)) {
                read += block.length;
                final byte[] joined = new byte[before.length + block.length];
                System.arraycopy(before, 0, joined, 0, before.length);
                System.arraycopy(block, 0, joined, before.length, block.length);
                // A hole in a sparse file; most of a journal's file is one.
                final String found = Arrays.equals(block, 0, block.length, ZEROS, 0, block.length) ? null : find(joined);
                if (found != null) {
                    leaks.add(directory.relativize(file) + ": " + found);
                }
                before = Arrays.copyOfRange(joined, Math.max(0, joined.length - lengthMax + 1), joined.length);
            }
        }
    }

    private String find(final byte[] bytes) {
        for (int at = 0; at + 1 < bytes.length; at++) {
            for (final Map.Entry<String, byte[]> needle : needles.get(slot(bytes, at)).entrySet()) {
                final byte[] part = needle.getValue();
                if (at + part.length <= bytes.length && Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                    return needle.getKey();
                }
            }
        }
        return null;
    }

    private static int slot(final byte[] bytes, final int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }
}
