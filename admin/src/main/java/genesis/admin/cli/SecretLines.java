package genesis.admin.cli;

import genesis.admin.config.Complaint;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines that must not be shown: typed without echo, or read from standard input. The caller wipes what he got. */
interface SecretLines {
    /** Longer ones are no key and no password. */
    int LENGTH_MAX = 1_024;

    /** The next line without its end; complains where there is none. */
    char[] read(String what);

    /** Asks a person. Complains where nobody sits there. */
    static SecretLines ofTerminal() {
        final Console console = System.console();
        if (console == null) {
            throw Complaint.usage("there is no terminal to type secrets at; give them on standard input with --stdin");
        }
        return what -> {
            final char[] typed = console.readPassword("%s: ", what);
            if (typed == null || typed.length == 0) {
                throw Complaint.usage("nothing was typed for: " + what);
            }
            return typed;
        };
    }

    /** Byte by byte, so that nothing stays in a buffer. ASCII only, which is what keys are made of. */
    static SecretLines ofInput(final InputStream in) {
        return what -> {
            final char[] line = new char[LENGTH_MAX];
            try {
                int length = 0;
                int next = in.read();
                while (next >= 0 && next != '\n' && length < LENGTH_MAX) {
                    line[length++] = (char) next;
                    next = in.read();
                }
                final int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
                if (end == 0 || length == LENGTH_MAX) {
                    throw Complaint.usage("standard input has no line for: " + what);
                }
                return Arrays.copyOf(line, end);
            } catch (final IOException e) {
                throw Complaint.environment("standard input cannot be read: " + e.getMessage());
            } finally {
                Arrays.fill(line, '\0');
            }
        };
    }
}
