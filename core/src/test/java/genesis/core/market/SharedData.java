package genesis.core.market;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recordings of the exchange that are not part of the repository. The directory is named by the system property
 * {@code genesis.shared}, or found as {@code shared/data} in one of the directories above; without it a test is
 * skipped.
 */
public final class SharedData {
    private static final Pattern ROW = Pattern.compile("\\[([^\\[\\]]+)]");

    private SharedData() {
    }

    /** The numbers of a JSON array of arrays, as texts: exact. */
    public static List<String[]> rowsOfJson(final String name) throws IOException {
        return rows(Files.readString(file(name)));
    }

    /** The same of one member of a JSON object. */
    public static List<String[]> rowsOfNamedJson(final String name, final String member) throws IOException {
        final String text = Files.readString(file(name));
        final int from = text.indexOf('"' + member + '"');
        return rows(text.substring(from, text.indexOf("]]", from) + 2));
    }

    private static List<String[]> rows(final String text) {
        final List<String[]> rows = new ArrayList<>();
        final Matcher matcher = ROW.matcher(text);
        while (matcher.find()) {
            rows.add(matcher.group(1).split("\\s*,\\s*"));
        }
        return rows;
    }

    /** The fields of a file with one header line. */
    public static List<String[]> rowsOfCsv(final String name) throws IOException {
        try (Stream<String> lines = Files.lines(file(name))) {
            return lines.skip(1).map(line -> line.split(",")).toList();
        }
    }

    private static Path file(final String name) {
        final String named = System.getProperty("genesis.shared");
        final Path found = Stream.of(named, "../shared/data", "../../shared/data", "../../../shared/data")
            .filter(Objects::nonNull)
            .map(directory -> Path.of(directory, name))
            .filter(Files::isReadable)
            .findFirst().orElse(null);
        assumeTrue(found != null, () -> "no " + name + ": name its directory with -Dgenesis.shared=…/shared/data");
        return found;
    }
}
