package genesis.admin.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import genesis.admin.config.Complaint;
import genesis.admin.config.SettingText;
import genesis.core.market.Timeframes;
import genesis.core.signal.ModelDefinition;
import genesis.core.signal.ModelDefinition.Term;
import genesis.core.signal.ModelFeature;
import genesis.core.signal.ModelSettings;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The text of a model's file.
 * <pre>
 *   {"format": "genesis-model-1", "name": …, "version": …, "hash": …, "timeframe": "1m", "horizonCandles": 60, "catalogue": 1,
 *    "settings": {"ema.fast": "12", …},                  as in a configuration file
 *    "intercept": …, "features": [{"name": …, "mean": …, "scale": …, "weight": …}, …],
 *    "calibration": {"slope": …, "intercept": …},
 *    "training": {…},                                    where it comes from
 *    "heldOut": {…}}                                     for people; read back as a {@link Claim} only
 * </pre>
 * The hash is over what the engine is sent, so it holds whoever formatted the file.
 */
public final class ModelJson {
    private static final String FORMAT = "genesis-model-1";
    private static final JsonFactory FACTORY = new JsonFactory();

    private ModelJson() {
    }

    static String text(final ModelFile file) {
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            json.writeStartObject();
            write(json, file.definition(), file.settings(), file.hashText());
            if (file.origin() != null) {
                json.writeObjectFieldStart("training");
                origin(json, file.origin());
                json.writeEndObject();
            }
            if (file.heldOut() != null) {
                json.writeObjectFieldStart("heldOut");
                validation(json, file.heldOut());
                json.writeEndObject();
            }
            json.writeEndObject();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    /** What was found out, as fields of the object that is open. */
    public static void validation(final JsonGenerator json, final Validation found) throws IOException {
        json.writeStringField("verdict", found.verdict().name());
        json.writeStringField("words", found.verdict().words());
        json.writeStringField("from", Instant.ofEpochMilli(found.fromMs()).toString());
        json.writeStringField("to", Instant.ofEpochMilli(found.toMs()).toString());
        json.writeNumberField("samples", found.model().count());
        json.writeNumberField("independentBlocks", found.gain().blocks());
        json.writeNumberField("baseRate", found.model().baseRate());
        json.writeNumberField("logLoss", found.model().logLoss());
        json.writeNumberField("logLossOfBaseRate", found.base().logLoss());
        if (found.known() != null) {
            json.writeNumberField("logLossOfTrainingBaseRate", found.known().logLoss());
        }
        json.writeNumberField("brier", found.model().brier());
        json.writeNumberField("brierOfBaseRate", found.base().brier());
        number(json, "auc", found.model().auc());
        json.writeNumberField("gain", found.gain().mean());
        number(json, "gainLow", found.gain().low());
        number(json, "gainHigh", found.gain().high());
        json.writeArrayFieldStart("calibration");
        for (final Scores.Bin bin : found.model().bins()) {
            json.writeStartObject();
            json.writeNumberField("count", bin.count());
            json.writeNumberField("predicted", bin.predicted());
            json.writeNumberField("observed", bin.observed());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Complains, naming the source, about what is not a whole model with the hash that it claims. */
    public static ModelFile parse(final String text, final String source) {
        final JsonTree tree;
        try {
            tree = JsonTree.parse(text);
        } catch (final IOException e) {
            throw Complaint.usage(source + " is not valid JSON; a model is a file that genesis model train wrote");
        }
        try {
            if (!FORMAT.equals(tree.text("format"))) {
                throw new IllegalArgumentException("its format is not " + FORMAT);
            }
            final Map<Setting, Long> settings = settings(tree.object("settings"));
            final ModelDefinition definition = definition(tree, settings);
            final ModelFile file = new ModelFile(definition, settings, tree.has("training") ? origin(tree.object("training")) : null, null);
            if (!file.hashText().equals(tree.text("hash"))) {
                throw new IllegalArgumentException("its hash is " + file.hashText() + ", not " + tree.text("hash")
                    + " as it says: it was changed behind its training");
            }
            definition.model();
            return file;
        } catch (final IllegalArgumentException | IllegalStateException e) {
            throw Complaint.usage(source + " is not a model that can be used: " + e.getMessage());
        }
    }

    private static void write(final JsonGenerator json, final ModelDefinition model, final Map<Setting, Long> settings, final String hash)
            throws IOException {
        json.writeStringField("format", FORMAT);
        json.writeStringField("name", model.name());
        json.writeNumberField("version", model.version());
        json.writeStringField("hash", hash);
        json.writeStringField("timeframe", Timeframes.text(model.timeframe()));
        json.writeNumberField("horizonCandles", model.horizonCandles());
        json.writeNumberField("catalogue", ModelFeature.CATALOGUE);
        json.writeObjectFieldStart("settings");
        for (final Map.Entry<Setting, Long> one : settings.entrySet()) {
            json.writeStringField(one.getKey().key(), SettingText.text(one.getKey(), one.getValue()));
        }
        json.writeEndObject();
        json.writeNumberField("intercept", model.intercept());
        json.writeArrayFieldStart("features");
        for (final Term term : model.terms()) {
            json.writeStartObject();
            json.writeStringField("name", term.feature().text());
            json.writeNumberField("mean", term.mean());
            json.writeNumberField("scale", term.scale());
            json.writeNumberField("weight", term.weight());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("calibration");
        json.writeNumberField("slope", model.calibrationSlope());
        json.writeNumberField("intercept", model.calibrationIntercept());
        json.writeEndObject();
    }

    private static void origin(final JsonGenerator json, final ModelFile.Origin origin) throws IOException {
        words(json, "data", origin.sources());
        words(json, "symbols", origin.symbols());
        json.writeStringField("from", Instant.ofEpochMilli(origin.fromMs()).toString());
        json.writeStringField("trainedUntil", Instant.ofEpochMilli(origin.trainedUntilMs()).toString());
        json.writeStringField("knownUntil", Instant.ofEpochMilli(origin.knownUntilMs()).toString());
        json.writeNumberField("trainingSamples", origin.trainingCount());
        json.writeNumberField("calibrationSamples", origin.calibrationCount());
        json.writeNumberField("purgedSamples", origin.purgedCount());
        json.writeNumberField("candlesWarmingUp", origin.warmingUpCount());
        json.writeNumberField("unknownOutcomes", origin.undecidedCount());
        json.writeNumberField("baseRate", origin.baseRate());
        json.writeNumberField("c", origin.c());
        json.writeNumberField("seed", origin.seed());
    }

    private static ModelFile.Origin origin(final JsonTree from) {
        return new ModelFile.Origin(from.texts("data"), from.texts("symbols"), from.timeMs("from"), from.timeMs("trainedUntil"),
            from.timeMs("knownUntil"), (int) from.whole("trainingSamples"), (int) from.whole("calibrationSamples"),
            (int) from.whole("purgedSamples"), (int) from.whole("candlesWarmingUp"), (int) from.whole("unknownOutcomes"),
            from.number("baseRate"), from.number("c"), from.whole("seed"));
    }

    private static ModelDefinition definition(final JsonTree tree, final Map<Setting, Long> settings) {
        if (tree.whole("catalogue") != ModelFeature.CATALOGUE) {
            throw new IllegalArgumentException("it was made for catalogue " + tree.whole("catalogue") + " of features, this is " + ModelFeature.CATALOGUE);
        }
        if (!tree.text("name").matches(ModelFile.NAME_FORM)) {
            throw new IllegalArgumentException("its name is not of the form " + ModelFile.NAME_FORM);
        }
        final List<Term> terms = new ArrayList<>();
        for (final JsonTree one : tree.objects("features")) {
            final ModelFeature feature = ModelFeature.ofText(one.text("name"));
            if (feature == null) {
                throw new IllegalArgumentException("it knows a feature " + one.text("name") + " that this engine has not");
            }
            terms.add(new Term(feature, one.number("mean"), one.number("scale"), one.number("weight")));
        }
        final Settings all = new Settings();
        settings.forEach(all::apply);
        final JsonTree calibration = tree.object("calibration");
        return new ModelDefinition(tree.text("name"), (int) tree.whole("version"), tree.timeframe("timeframe"),
            (int) tree.whole("horizonCandles"), ModelSettings.digest(all), tree.number("intercept"), calibration.number("slope"),
            calibration.number("intercept"), terms);
    }

    private static Map<Setting, Long> settings(final JsonTree from) {
        final Map<Setting, Long> settings = new EnumMap<>(Setting.class);
        for (final String key : from.keys()) {
            final Setting setting = Setting.ofKey(key).orElseThrow(() -> new IllegalArgumentException("it knows a setting " + key + " that this engine has not"));
            settings.put(setting, SettingText.parse(setting, from.text(key), "the model"));
        }
        return settings;
    }

    private static void words(final JsonGenerator json, final String field, final List<String> words) throws IOException {
        json.writeArrayFieldStart(field);
        for (final String word : words) {
            json.writeString(word);
        }
        json.writeEndArray();
    }

    private static void number(final JsonGenerator json, final String field, final double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(field, value);
        } else {
            json.writeNullField(field);
        }
    }
}
