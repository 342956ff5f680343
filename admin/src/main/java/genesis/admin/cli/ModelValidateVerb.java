package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.config.ExitCode;
import genesis.admin.http.Json;
import genesis.admin.model.CalibrationPicture;
import genesis.admin.model.ModelFile;
import genesis.admin.model.ModelJson;
import genesis.admin.model.Odds;
import genesis.admin.model.Validation;
import genesis.admin.research.Sample;
import genesis.admin.research.Samples;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds a model against what happened after its training. */
@Command(name = "validate", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Judges a model on data behind its training, against the base rate. Exit code 1 where it is not better.",
    footer = {"", "Examples:", "  genesis model validate --model model.json --data btcusd-1h-2019.csv --svg calibration.svg"})
final class ModelValidateVerb implements Callable<Integer> {
    @Mixin
    private ResearchOptions research;
    @Option(names = "--model", required = true, paramLabel = "FILE", description = "A file that genesis model train wrote.")
    private Path file;
    @Option(names = "--svg", paramLabel = "FILE", description = "Draws the calibration curve there.")
    private Path svg;
    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the bootstrap. Default ${DEFAULT-VALUE}.")
    private long seed;
    @Option(names = "--json", description = "The result as one JSON object on standard output.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final ModelFile model = ModelFile.read(file);
        final PrintWriter out = spec.commandLine().getOut();
        final PrintWriter people = json ? spec.commandLine().getErr() : out;
        final Validation found = validate(model, people);
        final String title = "Model " + model.definition().name() + " v" + model.definition().version() + ", hash " + model.hashText();
        people.println();
        ValidationText.print(people, title + ", out of sample:", found, Odds.of(model.asSettings(), research.settings()));
        if (svg != null) {
            draw(title, found);
            people.println("genesis: drew " + svg);
        }
        people.flush();
        if (json) {
            out.println(Json.object(to -> {
                to.writeStringField("hash", model.hashText());
                ModelJson.validation(to, found);
            }));
        }
        return (found.verdict() == Validation.Verdict.BETTER ? ExitCode.GOOD : ExitCode.CHECK_FAILED).number();
    }

    private Validation validate(final ModelFile model, final PrintWriter people) {
        final Settings settings = model.asSettings();
        final Samples all = Samples.of(research.markets(settings, model.definition().timeframe(), people),
            settings.fraction(Setting.STOP_ATR), settings.fraction(Setting.TARGET_ATR), model.definition().horizonCandles());
        if (model.origin() == null) {
            throw Complaint.usage(file + " does not say what it was trained on, so nothing can be known to be out of its sample");
        }
        final long knownUntilMs = model.origin().knownUntilMs();
        final List<Sample> later = all.all().stream().filter(one -> one.timeMs() >= knownUntilMs).toList();
        if (later.isEmpty()) {
            throw Complaint.check("there is nothing out of sample in this data: the model knows everything until " + Instant.ofEpochMilli(knownUntilMs)
                + ", and no sample with a known outcome is later; give later data", null);
        }
        if (later.size() < all.all().size()) {
            people.println("genesis: " + Texts.count(all.all().size() - later.size()) + " samples before " + Instant.ofEpochMilli(knownUntilMs)
                + " do not count: the model was made of them or could have been");
        }
        return Validation.of(model.definition().model(), later, model.origin().baseRate(), seed);
    }

    private void draw(final String title, final Validation found) {
        try {
            Files.writeString(svg, CalibrationPicture.of(title, found));
        } catch (final IOException e) {
            throw Complaint.environment("--svg " + svg + " cannot be written (" + e.getMessage() + ")", e);
        }
    }
}
