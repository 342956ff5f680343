package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.config.ExitCode;
import genesis.admin.http.Json;
import genesis.admin.model.ModelFile;
import genesis.admin.model.ModelJson;
import genesis.admin.model.Odds;
import genesis.admin.model.Training;
import genesis.admin.research.Market;
import genesis.core.signal.ModelDefinition.Term;
import genesis.core.signal.ModelFeature;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a model of what the market did. */
@Command(name = "train", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Trains a model on the first part of the data, calibrates it on the next, and reports how it did on the last.",
    footer = {"", "Examples:", "  genesis model train --out model.json                                    on the latest run",
        "  genesis model train --data btcusd-1h-2019.csv --horizon 24 --out model.json"})
final class ModelTrainVerb implements Callable<Integer> {
    private static final int HORIZON_MAX = 10_000;

    @Mixin
    private ResearchOptions research;
    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write the model; replaced if it exists.")
    private Path file;
    @Option(names = "--name", paramLabel = "NAME", defaultValue = "logistic", description = "Default ${DEFAULT-VALUE}.")
    private String name;
    @Option(names = "--model-version", paramLabel = "N", defaultValue = "1", description = "For people; the hash tells models apart. Default ${DEFAULT-VALUE}.")
    private int version;
    @Option(names = "--horizon", paramLabel = "CANDLES", defaultValue = "60",
        description = "The target is to be reached within so many candles. Default ${DEFAULT-VALUE}.")
    private int horizon;
    @Option(names = "--features", paramLabel = "LIST", description = "Such as rsi,adx; default: the whole catalogue.")
    private String features;
    @Option(names = "--c", paramLabel = "C", defaultValue = "0", description = "Freedom of the weights (LIBLINEAR's C); 0, the default, is 1 / horizon.")
    private double c;
    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the report's bootstrap; the training has no chance in it. Default ${DEFAULT-VALUE}.")
    private long seed;
    @Option(names = "--json", description = "The result as one JSON object on standard output.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final Training.Wishes wishes = wishes();
        final PrintWriter out = spec.commandLine().getOut();
        final PrintWriter people = json ? spec.commandLine().getErr() : out;
        final Settings settings = research.settings();
        final List<Market> markets = research.markets(settings, null, people);
        people.println("genesis: training on outcomes within " + horizon + " candles, target " + settings.fraction(Setting.TARGET_ATR)
            + " ATR, stop " + settings.fraction(Setting.STOP_ATR) + " ATR");
        people.flush();
        final ModelFile model = new Training(wishes, settings).train(markets, research.sourceNames());
        model.write(file);
        print(people, model);
        ValidationText.print(people, "Held out, later than all of that:", model.heldOut(), Odds.of(settings, settings));
        people.println("genesis: wrote " + file);
        people.flush();
        if (json) {
            out.println(Json.object(to -> {
                to.writeStringField("file", file.toString());
                to.writeStringField("name", model.definition().name());
                to.writeNumberField("version", model.definition().version());
                to.writeStringField("hash", model.hashText());
                to.writeNumberField("features", model.definition().terms().size());
                to.writeObjectFieldStart("heldOut");
                ModelJson.validation(to, model.heldOut());
                to.writeEndObject();
            }));
        }
        return ExitCode.GOOD.number();
    }

    private Training.Wishes wishes() {
        if (!name.matches(ModelFile.NAME_FORM)) {
            throw Complaint.usage("--name " + name + " is not allowed; expected small letters, digits, dots and dashes, at most 32");
        }
        if (horizon < 1 || horizon > HORIZON_MAX) {
            throw Complaint.usage("--horizon " + horizon + " is not allowed; expected 1 to " + HORIZON_MAX + " candles");
        }
        if (!(c >= 0 && c <= 1e6)) {
            throw Complaint.usage("--c " + c + " is not allowed; expected 0 (for 1 / horizon) to 1000000");
        }
        return new Training.Wishes(name, version, horizon, features(), c, seed);
    }

    private List<ModelFeature> features() {
        if (features == null) {
            return List.of(ModelFeature.values());
        }
        final List<ModelFeature> chosen = new ArrayList<>();
        for (final String text : features.split(",")) {
            final ModelFeature feature = ModelFeature.ofText(text.trim());
            if (feature == null || chosen.contains(feature)) {
                throw Complaint.usage("--features " + text.trim() + (feature == null ? " is not in the catalogue; it has "
                    + String.join(", ", Stream.of(ModelFeature.values()).map(ModelFeature::text).toList()) : " is there twice"));
            }
            chosen.add(feature);
        }
        return chosen;
    }

    private static void print(final PrintWriter to, final ModelFile model) {
        final ModelFile.Origin origin = model.origin();
        to.printf(Locale.ROOT, "%nModel %s v%d, hash %s%n", model.definition().name(), model.definition().version(), model.hashText());
        to.printf(Locale.ROOT, "  weights              %,d samples, %s to %s%n", origin.trainingCount(), Instant.ofEpochMilli(origin.fromMs()),
            Instant.ofEpochMilli(origin.trainedUntilMs()));
        to.printf(Locale.ROOT, "  calibration          %,d samples, to %s; slope %.3f, intercept %.3f%n", origin.calibrationCount(),
            Instant.ofEpochMilli(origin.knownUntilMs()), model.definition().calibrationSlope(), model.definition().calibrationIntercept());
        to.printf(Locale.ROOT, "  left out             %,d between the parts, %,d with an unknown outcome, %,d candles of warm-up%n", origin.purgedCount(),
            origin.undecidedCount(), origin.warmingUpCount());
        to.printf(Locale.ROOT, "  base rate            %.4f%n", origin.baseRate());
        for (final Term term : model.definition().terms()) {
            to.printf(Locale.ROOT, "  %-20s weight %+.4f%n", term.feature().text(), term.weight());
        }
        to.println();
    }
}
