package genesis.admin.model;

import genesis.admin.config.Complaint;
import genesis.core.signal.ModelDefinition;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import genesis.core.unit.StreamDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * A model as it lies on disk: what the engine needs, and where it comes from.
 *
 * @param settings those that give it its meaning
 * @param origin   null where the file does not tell
 * @param heldOut  how it did on the last part of its data; null where it was read from a file: what a file says of itself is
 *                 no proof, {@code model validate} is
 */
public record ModelFile(ModelDefinition definition, Map<Setting, Long> settings, Origin origin, Validation heldOut) {
    /** Names are used in file names and messages. */
    public static final String NAME_FORM = "[a-z0-9][a-z0-9.-]{0,31}";

    /**
     * Where a model comes from.
     *
     * @param sources        names of the data, without their directories
     * @param fromMs         the first sample
     * @param trainedUntilMs what the weights have seen ends here
     * @param knownUntilMs   what the calibration has seen ends here: out of sample begins
     * @param baseRate       of both
     */
    public record Origin(List<String> sources, List<String> symbols, long fromMs, long trainedUntilMs, long knownUntilMs,
                         int trainingCount, int calibrationCount, int purgedCount, int warmingUpCount, int undecidedCount,
                         double baseRate, double c, long seed) {
    }

    /** Settings with which data is to be read for it. */
    public Settings asSettings() {
        final Settings all = new Settings();
        settings.forEach(all::apply);
        return all;
    }

    public String hashText() {
        return StreamDigest.text(definition.hash());
    }

    /** Complains about what cannot be read and what is not a model. */
    public static ModelFile read(final Path file) {
        try {
            return ModelJson.parse(Files.readString(file), file.toString());
        } catch (final IOException e) {
            throw Complaint.environment("the model " + file + " cannot be read; name a file that genesis model train wrote", e);
        }
    }

    /** Replaces the file as a whole. */
    public void write(final Path file) {
        try {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            final Path beside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(beside, ModelJson.text(this));
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (final IOException e) {
            throw Complaint.environment("the model cannot be written to " + file + " (" + e.getMessage() + ")", e);
        }
    }

    /** Reads a model and keeps a copy below the data directory of a run, under its hash: for a rollback, and to know later. */
    public static ModelFile readAndKeep(final Path file, final Path data) {
        final ModelFile model = read(file);
        final Path kept = kept(data, model.hashText());
        try {
            Files.createDirectories(kept.getParent());
            if (!Files.exists(kept)) {
                Files.copy(file, kept);
            }
        } catch (final IOException e) {
            throw Complaint.environment("the model cannot be kept at " + kept + " (" + e.getMessage() + ")", e);
        }
        return model;
    }

    /** Where a model with this hash is kept. */
    public static Path kept(final Path data, final String hashText) {
        return directory(data).resolve(hashText + ".json");
    }

    /** Where models are kept; may not exist. */
    public static Path directory(final Path data) {
        return data.resolve("models");
    }
}
