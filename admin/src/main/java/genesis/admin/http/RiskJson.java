package genesis.admin.http;

import com.fasterxml.jackson.core.JsonGenerator;
import genesis.admin.config.SettingText;
import genesis.admin.config.TradingHours;
import genesis.admin.view.DenialText;
import genesis.admin.view.OrderOutcomes;
import genesis.admin.view.RiskHistory;
import genesis.admin.view.Status;
import genesis.core.message.BreakerState;
import genesis.core.message.TradingState;
import genesis.core.unit.Setting;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The bodies of the risk routes. */
final class RiskJson {
    private RiskJson() {
    }

    static String status(final Status status, final RiskHistory.Known risk, final HoursKeeper keeper,
                         final Limits limits) {
        return Json.object(json -> {
            StatusJson.trading(json, status.trading());
            Json.time(json, "time", status.timeNs());
            guards(json, status, risk);
            breaker(json, risk.breaker());
            json.writeArrayFieldStart("transportBreakers");
            for (final Status.Breaker one : status.breakers()) {
                json.writeStartObject();
                StatusJson.breaker(json, one);
                json.writeEndObject();
            }
            json.writeEndArray();
            window(json, status, risk.window(), keeper);
            if (risk.live() != null) {
                json.writeObjectFieldStart("live");
                json.writeBooleanField("accountUp", risk.live().accountUp());
                json.writeBooleanField("reconciled", risk.live().reconciled());
                json.writeBooleanField("armed", risk.live().armed());
                json.writeBooleanField("deadManSwitch", risk.value(Setting.DEAD_MAN_SWITCH) == 1);
                json.writeStringField("cancelWhenDown", SettingText.text(Setting.CANCEL_WHEN_DOWN, risk.value(Setting.CANCEL_WHEN_DOWN)));
                json.writeEndObject();
            }
            counters(json, risk);
            orders(json, OrderOutcomes.of(status, risk.sent()));
            limits(json, risk);
            sources(json, limits);
            json.writeArrayFieldStart("notes");
            for (final String note : limits.notes()) {
                json.writeString(note);
            }
            if (keeper.note() != null) {
                json.writeString(keeper.note());
            }
            json.writeEndArray();
        });
    }

    /** Every limit, who said so, and what it would be otherwise. */
    static String limits(final RiskHistory.Known risk, final Limits limits) {
        return Json.object(json -> {
            json.writeObjectFieldStart("limits");
            for (final Setting setting : Setting.values()) {
                if (isLimit(setting)) {
                    final OperatorChanges.Limit set = limits.operator(setting);
                    json.writeObjectFieldStart(setting.key());
                    value(json, "value", setting, risk.value(setting));
                    json.writeStringField("source", limits.source(setting));
                    if (set != null) {
                        json.writeStringField("since", set.since().toString());
                    }
                    value(json, "configured", setting, limits.configured(setting));
                    json.writeStringField("origin", limits.origin(setting));
                    value(json, "min", setting, setting.min());
                    value(json, "max", setting, setting.max());
                    json.writeStringField("meaning", setting.meaning());
                    json.writeEndObject();
                }
            }
            json.writeEndObject();
        });
    }

    /** Whether a setting bounds trading: these may be set at run time. */
    static boolean isLimit(final Setting setting) {
        return setting.key().startsWith("risk.") || setting.key().startsWith("breaker.");
    }

    static String tradeCounter(final RiskHistory.Known risk) {
        return Json.object(json -> {
            if (!risk.days().isEmpty()) {
                Json.time(json, "day", risk.days().get(0).startNs());
            }
            json.writeNumberField("trades", risk.tradesInAll());
            json.writeNumberField("max_trades_per_day", risk.value(Setting.TRADES_PER_DAY));
            json.writeNumberField("max_trades_per_symbol_per_day", risk.value(Setting.TRADES_PER_INSTRUMENT));
            trades(json, risk);
        });
    }

    /** Fields of the object that is open, in the form in which they may be posted. */
    static void hours(final JsonGenerator json, final TradingHours hours) throws IOException {
        json.writeStringField("timezone", hours.zone().getId());
        json.writeObjectFieldStart("windows");
        for (final Map.Entry<String, List<List<String>>> weekday : hours.windows().entrySet()) {
            json.writeArrayFieldStart(weekday.getKey());
            for (final List<String> pair : weekday.getValue()) {
                json.writeStartArray();
                for (final String time : pair) {
                    json.writeString(time);
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void guards(final JsonGenerator json, final Status status, final RiskHistory.Known risk) throws IOException {
        json.writeObjectFieldStart("guards");
        json.writeBooleanField("halted", status.trading() != null && status.trading().state() == TradingState.HALTED);
        final RiskHistory.Used used = risk.used();
        if (used != null) {
            guard(json, "dailyLoss", used.lossTodayE8(), used.lossLimitE8());
            guard(json, "drawdown", used.drawdownE8(), used.drawdownLimitE8());
            guard(json, "exposure", used.exposureE8(), used.exposureLimitE8());
        }
        json.writeEndObject();
    }

    private static void guard(final JsonGenerator json, final String name, final long usedE8, final long limitE8) throws IOException {
        json.writeObjectFieldStart(name);
        Json.decimal(json, "used", Math.max(0, usedE8));
        Json.decimal(json, "limit", limitE8);
        json.writeBooleanField("reached", usedE8 >= limitE8);
        json.writeEndObject();
    }

    private static void breaker(final JsonGenerator json, final RiskHistory.Breaker breaker) throws IOException {
        if (breaker == null) {
            json.writeNullField("breaker");
            return;
        }
        json.writeObjectFieldStart("breaker");
        json.writeStringField("state", breaker.state().name());
        if (breaker.state() != BreakerState.CLOSED) {
            json.writeStringField("cause", DenialText.words(breaker.cause()));
        }
        Json.time(json, "until", breaker.untilNs());
        json.writeNumberField("tripsToday", breaker.tripsToday());
        json.writeEndObject();
    }

    private static void window(final JsonGenerator json, final Status status, final RiskHistory.Window window, final HoursKeeper keeper)
        throws IOException {
        json.writeObjectFieldStart("window");
        if (window != null) {
            json.writeBooleanField("open", window.isOpen());
            Json.time(json, "nextChange", window.nextChangeNs());
            final Instant next = keeper.nextOpening(Json.instant(status.timeNs()));
            json.writeStringField("nextOpening", next == null ? null : next.toString());
        }
        json.writeBooleanField("paused", status.trading() != null && status.trading().isPaused());
        json.writeStringField("source", keeper.setSince() == null ? "configuration" : "operator");
        if (keeper.setSince() != null) {
            json.writeStringField("since", keeper.setSince().toString());
        }
        hours(json, keeper.hours());
        json.writeEndObject();
    }

    private static void counters(final JsonGenerator json, final RiskHistory.Known risk) throws IOException {
        json.writeObjectFieldStart("counters");
        json.writeNumberField("tradesToday", risk.tradesInAll());
        trades(json, risk);
        json.writeNumberField("approved", risk.approvals());
        json.writeObjectFieldStart("denied");
        for (final var denial : risk.denials().entrySet()) {
            json.writeNumberField(denial.getKey().name(), denial.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void trades(final JsonGenerator json, final RiskHistory.Known risk) throws IOException {
        json.writeObjectFieldStart("bySymbol");
        for (final Map.Entry<String, Integer> one : risk.trades().entrySet()) {
            json.writeNumberField(one.getKey(), one.getValue());
        }
        json.writeEndObject();
    }

    private static void limits(final JsonGenerator json, final RiskHistory.Known risk) throws IOException {
        json.writeObjectFieldStart("limits");
        for (final Setting setting : Setting.values()) {
            if (isLimit(setting)) {
                value(json, setting.key(), setting, risk.value(setting));
            }
        }
        json.writeEndObject();
    }

    /** Of limits that have not their default. */
    private static void sources(final JsonGenerator json, final Limits limits) throws IOException {
        json.writeObjectFieldStart("sources");
        for (final Setting setting : Setting.values()) {
            if (isLimit(setting) && !limits.source(setting).equals(Limits.DEFAULT)) {
                json.writeStringField(setting.key(), limits.source(setting));
            }
        }
        json.writeEndObject();
    }

    /** Counts and fractions as numbers, durations as people write them. */
    private static void value(final JsonGenerator json, final String field, final Setting setting, final long value) throws IOException {
        json.writeFieldName(field);
        if (setting.unit() == Setting.Unit.NS) {
            json.writeString(SettingText.text(setting, value));
        } else {
            json.writeNumber(SettingText.text(setting, value));
        }
    }

    private static void orders(final JsonGenerator json, final OrderOutcomes outcomes) throws IOException {
        json.writeObjectFieldStart("orders");
        json.writeNumberField("sent", outcomes.sent());
        json.writeNumberField("accepted", outcomes.accepted());
        json.writeNumberField("rejected", outcomes.rejected());
        json.writeNumberField("undecided", outcomes.undecided());
        Json.number(json, "successRate", outcomes.successRate());
        json.writeNumberField("target", OrderOutcomes.SUCCESS_RATE_MIN);
        json.writeEndObject();
    }
}
