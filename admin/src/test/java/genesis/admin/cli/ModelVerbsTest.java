package genesis.admin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.config.Configuration;
import genesis.admin.config.RunOptions;
import genesis.admin.launch.Launch;
import genesis.admin.research.Bar;
import genesis.admin.research.Walks;
import genesis.core.message.Timeframe;
import genesis.core.unit.E8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A model's whole life on the command line. */
@Timeout(180)
class ModelVerbsTest {
    @TempDir
    private Path root;
    private Shell shell;
    private Path planted;

    @BeforeEach
    void market() throws IOException {
        shell = new Shell(root);
        planted = csv("planted.csv", Walks.bars(6_000, Timeframe.MINUTE_1, 0.9, 1));
    }

    @Test
    void shouldTrainJudgeAndDrawAModelThatKnowsSomething() throws IOException {
        final Path model = root.resolve("model.json");
        final Shell.Outcome train = shell.run("model", "train", "--data", planted.toString(), "--horizon", "30", "--out", model.toString(), "--json");
        assertEquals(0, train.exitCode(), train.err());
        assertTrue(train.err().contains("The model is better than the base rate."), train.err());
        final Shell.Outcome again = shell.run("model", "train", "--data", planted.toString(), "--horizon", "30", "--out", root.resolve("2.json").toString(), "--json");
        assertEquals(JsonText.string(train.out(), "hash"), JsonText.string(again.out(), "hash"));
        assertEquals(Files.readString(model), Files.readString(root.resolve("2.json")));

        final Path svg = root.resolve("curve.svg");
        final Shell.Outcome judge = shell.run("model", "validate", "--model", model.toString(), "--data", planted.toString(), "--svg", svg.toString(), "--json");
        assertEquals(0, judge.exitCode(), judge.err());
        assertEquals("BETTER", JsonText.string(judge.out(), "verdict"));
        assertTrue(judge.err().contains("do not count: the model was made of them"), judge.err());
        assertTrue(Files.readString(svg).startsWith("<svg "));
    }

    @Test
    void shouldFailTheValidationOfAModelThatKnowsNothing() throws IOException {
        final Path walk = csv("walk.csv", Walks.bars(6_000, Timeframe.MINUTE_1, 0, 2));
        final Path model = root.resolve("model.json");
        assertEquals(0, shell.run("model", "train", "--data", walk.toString(), "--horizon", "30", "--out", model.toString()).exitCode());
        final Shell.Outcome judge = shell.run("model", "validate", "--model", model.toString(), "--data", walk.toString());
        assertEquals(1, judge.exitCode(), judge.out());
        assertTrue(judge.out().contains("The model is not better than the base rate."), judge.out());
        // 2 / (2 + 3); an honest model of a walk hardly says more, and the engine asks for 0.55.
        assertTrue(judge.out().contains("break-even           0.4000 with a stop of 2.0 and a target of 3.0 ATR, without fees"), judge.out());
        assertTrue(judge.out().contains("with signal.probability-min 0.55 and model.weight 0.5"), judge.out());
        // All of this data is earlier than what the model knows.
        final Path early = csv("early.csv", Walks.bars(1_000, Timeframe.MINUTE_1, 0, 2));
        final Shell.Outcome nothing = shell.run("model", "validate", "--model", model.toString(), "--data", early.toString());
        assertEquals(1, nothing.exitCode());
        assertTrue(nothing.err().contains("there is nothing out of sample in this data"), nothing.err());
    }

    @Test
    void shouldLoadListRollBackAndUnload() throws Exception {
        final Path first = train("first", 30);
        final Path second = train("second", 20);
        final Path data = root.resolve("run");
        final Configuration configuration = Configuration.load(null, Map.of());
        try (Launch launch = Launch.start(RunOptions.of(Map.of("port", "0", "layout", "single", "wait", "thrifty"), configuration, data, null),
            configuration.settings(), line -> { })) {
            assertTrue(launch.port() > 0);
            final Shell.Outcome nothing = shell.run("model", "rollback", "--data", data.toString());
            assertEquals(1, nothing.exitCode(), nothing.out());
            assertEquals(0, shell.run("model", "load", first.toString(), "--data", data.toString()).exitCode());
            final Path idle = root.resolve("idle.json");
            shell.run("model", "train", "--data", csv("walk.csv", Walks.bars(6_000, Timeframe.MINUTE_1, 0, 2)).toString(), "--horizon", "30", "--out", idle.toString());
            final Shell.Outcome warned = shell.run("model", "load", idle.toString(), "--data", data.toString(), "--json");
            assertTrue(warned.err().contains("careful: on the data held out from its training this model was not better than the base rate"), warned.err());
            assertTrue(warned.err().contains("break-even is 0.40 without fees"), warned.err());
            assertEquals(0, shell.run("model", "load", first.toString(), "--data", data.toString()).exitCode());
            final Shell.Outcome same = shell.run("model", "load", first.toString(), "--data", data.toString());
            assertTrue(same.out().contains("nothing to do"), same.out());
            final Shell.Outcome load = shell.run("model", "load", second.toString(), "--data", data.toString(), "--json");
            assertEquals("DONE", JsonText.string(load.out(), "result"), load.err());
            final Shell.Outcome rollback = shell.run("model", "rollback", "--data", data.toString());
            assertTrue(rollback.out().contains("first v1") && rollback.out().contains("loaded"), rollback.out());
            final Path hours = csv("hours.csv", Walks.bars(6_000, Timeframe.HOUR_1, 0.9, 3));
            final Path hourly = root.resolve("hourly.json");
            shell.run("model", "train", "--data", hours.toString(), "--horizon", "30", "--out", hourly.toString());
            final Shell.Outcome refused = shell.run("model", "load", hourly.toString(), "--data", data.toString());
            assertEquals(1, refused.exitCode());
            assertTrue(refused.out().contains("refused: wrong timeframe"), refused.out());

            final Shell.Outcome list = shell.run("model", "list", "--data", data.toString());
            assertTrue(list.out().startsWith("in use   first v1"), list.out());
            assertEquals(5, list.out().lines().filter(line -> line.startsWith("loaded")).count(), list.out());
            assertEquals(1, list.out().lines().filter(line -> line.startsWith("refused")).count(), list.out());
            assertEquals(4, list.out().lines().filter(line -> line.startsWith("file")).count(), list.out());
            assertTrue(shell.run("model", "unload", "--data", data.toString()).out().contains("unloaded"));
            final Shell.Outcome json = shell.run("model", "list", "--data", data.toString(), "--json");
            assertTrue(json.out().startsWith("{\"active\":null,\"previous\":\""), json.out());
        }
    }

    @Test
    void shouldExportFeaturesWithWhatBecameOfThem() throws IOException {
        final Path csv = root.resolve("features.csv");
        final Shell.Outcome features = shell.run("features", "--data", planted.toString(), "--symbol", "tXXXUSD", "--csv", csv.toString(), "--horizon", "30", "--json");
        assertEquals(0, features.exitCode(), features.err());
        assertEquals("6000", JsonText.string(features.out(), "evaluations"));
        final List<String> lines = Files.readAllLines(csv);
        assertEquals(6_001, lines.size());
        final int columns = lines.get(0).split(",", -1).length;
        assertTrue(lines.stream().allMatch(line -> line.split(",", -1).length == columns));
        assertTrue(lines.get(0).endsWith("x_regime_volatile,buy_outcome,sell_outcome"), lines.get(0));
        assertTrue(lines.get(1).startsWith("tXXXUSD,1m,2023-11-14T22:14:00Z,1700000040000,candle_close,,,,,"), lines.get(1));
        assertTrue(lines.get(6_000).endsWith(",unknown,unknown"), lines.get(6_000));
        assertTrue(lines.stream().anyMatch(line -> line.endsWith(",reached,stopped")) && lines.stream().anyMatch(line -> line.endsWith(",stopped,reached")));
    }

    @Test
    void shouldNameWhatIsWrongInOneLine() throws IOException {
        assertFails(2, "--features volume is not in the catalogue; it has ema-gap, ", "model", "train", "--data", planted.toString(), "--out", "x.json", "--features", "volume");
        assertFails(2, "--horizon 0 is not allowed", "model", "train", "--data", planted.toString(), "--out", "x.json", "--horizon", "0");
        assertFails(2, "--timeframe 2m is not allowed", "features", "--data", planted.toString(), "--csv", "x.csv", "--timeframe", "2m");
        assertFails(3, "there is nothing at ", "features", "--data", root.resolve("none").toString(), "--csv", "x.csv");
        assertFails(3, "cannot be read", "model", "validate", "--model", root.resolve("none.json").toString(), "--data", planted.toString());
        final Path bad = Files.writeString(root.resolve("bad.csv"), "date,open,high,low,close,volume\n0,1,1,1,1,1\n60,1,0.5,1,1,1\n");
        assertFails(1, "bad.csv, line 3: an impossible candle", "features", "--data", bad.toString(), "--csv", "x.csv");
        assertFails(1, "too little data for a model", "model", "train", "--data", planted.toString(), "--timeframe", "1d", "--out", "x.json");
        assertFails(2, "a verb is missing: train, validate, load, list, rollback or unload", "model");
    }

    private void assertFails(final int exitCode, final String words, final String... arguments) {
        final Shell.Outcome outcome = shell.run(arguments);
        assertEquals(exitCode, outcome.exitCode(), outcome.err());
        assertTrue(outcome.err().contains(words), outcome.err());
    }

    private Path train(final String name, final int horizon) {
        final Path file = root.resolve(name + ".json");
        assertEquals(0, shell.run("model", "train", "--data", planted.toString(), "--name", name, "--horizon", Integer.toString(horizon), "--out", file.toString()).exitCode());
        return file;
    }

    private Path csv(final String name, final List<Bar> bars) throws IOException {
        final StringBuilder text = new StringBuilder("mts,open,high,low,close,volume\n");
        for (final Bar bar : bars) {
            text.append(bar.openTimeMs());
            for (final long valueE8 : new long[] {bar.openE8(), bar.highE8(), bar.lowE8(), bar.closeE8(), bar.volumeE8()}) {
                text.append(',').append(E8.text(valueE8));
            }
            text.append('\n');
        }
        return Files.writeString(root.resolve(name), text);
    }
}
