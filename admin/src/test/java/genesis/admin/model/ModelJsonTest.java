package genesis.admin.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.config.Complaint;
import genesis.admin.research.Market;
import genesis.admin.research.Walks;
import genesis.core.message.Timeframe;
import genesis.core.signal.ModelFeature;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The file of a model: what is written is read back, and what was changed is noticed. */
class ModelJsonTest {
    private final ModelFile model = trained();
    private final String text = ModelJson.text(model);

    @Test
    void shouldReadBackWhatItWrote() {
        final ModelFile read = ModelJson.parse(text, "test");
        assertEquals(model.definition(), read.definition());
        assertEquals(model.settings(), read.settings());
        assertEquals(model.origin(), read.origin());
        assertEquals(model.hashText(), read.hashText());
        assertEquals(9, read.asSettings().value(Setting.EMA_FAST));
        assertEquals(250_000_000L, read.asSettings().value(Setting.TARGET_ATR));
        assertTrue(text.length() < 16_384, "an engine must take it as a request: length=" + text.length());
    }

    @Test
    void shouldNoticeWhateverWasChanged() {
        assertRefused("it was changed behind its training", text.replaceFirst("\"weight\" : (-?)", "\"weight\" : $11"));
        assertRefused("it was changed behind its training", text.replace("\"ema.fast\" : \"9\"", "\"ema.fast\" : \"8\""));
        assertRefused("it was changed behind its training", text.replace("\"name\" : \"test\"", "\"name\" : \"toast\""));
        assertRefused("it was changed behind its training", text.replace("\"horizonCandles\" : 30", "\"horizonCandles\" : 31"));
        assertRefused("a feature rsi-9 that this engine has not", text.replace("\"rsi\"", "\"rsi-9\""));
        assertRefused("catalogue 2 of features, this is 1", text.replace("\"catalogue\" : 1", "\"catalogue\" : 2"));
        assertRefused("its format is not genesis-model-1", text.replace("genesis-model-1", "genesis-model-9"));
        assertRefused("a setting ema.medium that this engine has not", text.replace("ema.fast", "ema.medium"));
        assertRefused("slope must be a number", text.replaceFirst("\"slope\" : [0-9.E-]+", "\"slope\" : \"steep\""));
        assertRefused("hash is missing", text.replaceFirst("\"hash\" : \"[0-9a-f]+\",", ""));
        assertRefused("is not valid JSON", text.substring(0, 500));
        assertRefused("is not valid JSON", "[1]");
        assertRefused("is not valid JSON", "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}");
    }

    @Test
    void shouldDrawACurveThatIsXml() throws Exception {
        final String svg = CalibrationPicture.of("Model <a & b>", model.heldOut());
        final Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertEquals("svg", document.getDocumentElement().getTagName());
        assertEquals(model.heldOut().model().bins().size(), document.getElementsByTagName("circle").getLength());
        assertTrue(svg.contains("Model &lt;a &amp; b&gt;"));
    }

    private static void assertRefused(final String words, final String changed) {
        final Complaint complaint = assertThrows(Complaint.class, () -> ModelJson.parse(changed, "test"));
        assertTrue(complaint.getMessage().contains(words), complaint.getMessage());
    }

    private static ModelFile trained() {
        final Settings settings = new Settings();
        settings.apply(Setting.EMA_FAST, 9);
        settings.apply(Setting.TARGET_ATR, 25 * E8.ONE / 10);
        final Market market = Market.evaluated("x", Timeframe.MINUTE_1, Walks.bars(2_000, Timeframe.MINUTE_1, 0.9, 1), List.of(), settings);
        return new Training(new Training.Wishes("test", 7, 30, List.of(ModelFeature.values()), 0, 1), settings)
            .train(List.of(market), List.of("x.csv"));
    }
}
