package genesis.admin.cli;

import genesis.admin.config.SettingText;
import genesis.admin.http.Json;
import genesis.core.strategy.Installed;
import genesis.core.strategy.Parameter;
import genesis.core.strategy.StrategyCatalogue;
import genesis.core.strategy.StrategyDescription;
import java.util.Locale;

/** What a strategy declares of itself, for people and for programs. */
final class StrategyText {
    private StrategyText() {
    }

    static String plain(final Installed one) {
        final StrategyDescription description = one.description();
        final StringBuilder text = new StringBuilder(1_024);
        row(text, "name", description.name() + " (" + description.id() + ", " + origin(one) + ")");
        row(text, "method", description.method());
        row(text, "confidence", description.confidence());
        row(text, "source", description.source());
        row(text, "decides", decides(description));
        for (final Parameter parameter : description.parameters()) {
            row(text, parameter.name(), parameter.meaning() + " " + unit(parameter) + ", " + range(parameter) + ", default "
                + SettingText.text(parameter.unit(), parameter.initial()));
        }
        return text.substring(0, text.length() - 1);
    }

    static String json(final Installed one) {
        final StrategyDescription description = one.description();
        return Json.object(to -> {
            to.writeNumberField("id", description.id());
            to.writeStringField("name", description.name());
            to.writeBooleanField("builtIn", one.jarHash().isEmpty());
            if (!one.jarHash().isEmpty()) {
                to.writeStringField("jarSha256", one.jarHash());
            }
            to.writeStringField("method", description.method());
            to.writeStringField("confidence", description.confidence());
            to.writeStringField("source", description.source());
            to.writeBooleanField("actsInsideCandles", description.actsInside());
            to.writeBooleanField("addsToPosition", description.addsToPosition());
            to.writeArrayFieldStart("parameters");
            for (final Parameter parameter : description.parameters()) {
                to.writeStartObject();
                to.writeStringField("name", parameter.name());
                to.writeStringField("type", unit(parameter));
                to.writeStringField("default", SettingText.text(parameter.unit(), parameter.initial()));
                to.writeStringField("min", SettingText.text(parameter.unit(), parameter.min()));
                to.writeStringField("max", SettingText.text(parameter.unit(), parameter.max()));
                to.writeStringField("meaning", parameter.meaning());
                to.writeEndObject();
            }
            to.writeEndArray();
        });
    }

    static String markdown(final StrategyCatalogue catalogue) {
        final StringBuilder text = new StringBuilder(8_192);
        text.append("""
            # Strategies

            Written by `scripts/genesis strategies registry --out docs/STRATEGIES.md`; do not edit it by hand. How a strategy is
            switched on is said in `reference.conf`, how one of your own is made in [strategies/](strategies/README.md).

            """);
        text.append("| number | name | decides | comes from |\n| --- | --- | --- | --- |\n");
        for (final Installed one : catalogue.current()) {
            text.append("| ").append(one.description().id()).append(" | `").append(one.description().name()).append("` | ")
                .append(decides(one.description())).append(" | ").append(origin(one)).append(" |\n");
        }
        for (final Installed one : catalogue.current()) {
            section(text, one.description());
        }
        return text.toString();
    }

    private static void section(final StringBuilder text, final StrategyDescription description) {
        text.append("\n## ").append(description.name()).append("\n\n").append(cell(description.method()))
            .append("\n\nConfidence: `").append(description.confidence()).append("`\n\nSource: ").append(cell(description.source())).append("\n");
        if (description.parameters().isEmpty()) {
            return;
        }
        text.append("\n| parameter | type | default | range | meaning |\n| --- | --- | --- | --- | --- |\n");
        for (final Parameter parameter : description.parameters()) {
            text.append("| `").append(parameter.name()).append("` | ").append(unit(parameter)).append(" | ")
                .append(SettingText.text(parameter.unit(), parameter.initial())).append(" | ").append(range(parameter)).append(" | ")
                .append(cell(parameter.meaning())).append(" |\n");
        }
    }

    private static String decides(final StrategyDescription description) {
        return (description.actsInside() ? "inside candles and at their close" : "at the close of a candle")
            + (description.addsToPosition() ? ", adds to its own position" : "");
    }

    private static String origin(final Installed one) {
        return one.jarHash().isEmpty() ? "built in" : "jar " + one.jarHash().substring(0, 8);
    }

    private static String unit(final Parameter parameter) {
        return switch (parameter.unit()) {
            case COUNT -> "whole number";
            case E8 -> "decimal";
            case NS -> "duration";
        };
    }

    private static String range(final Parameter parameter) {
        return SettingText.text(parameter.unit(), parameter.min()) + " to " + SettingText.text(parameter.unit(), parameter.max());
    }

    /** One line that does not end a cell of a table. */
    private static String cell(final String text) {
        return text.replaceAll("\\s+", " ").replace("|", "\\|");
    }

    private static void row(final StringBuilder text, final String name, final String value) {
        text.append(String.format(Locale.ROOT, "%-20s %s%n", name, value.replaceAll("\\s+", " ")));
    }
}
