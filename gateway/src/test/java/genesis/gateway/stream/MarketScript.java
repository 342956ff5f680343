package genesis.gateway.stream;

import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays the public side of the exchange for {@link MemoryExchange}: acknowledges, refuses, sends snapshots of trades and
 * books, heartbeats each 15 seconds, and trades when a test says so.
 */
public final class MarketScript {
    /** Trades in a snapshot, as the real one. */
    private static final int SNAPSHOT_ROWS = 30;

    /** One public trade. */
    public record Trade(long id, long timeMs, double amount, double price) {
        String row() {
            return "[" + id + "," + timeMs + "," + amount + "," + price + "]";
        }
    }

    private record Subscribed(Channel socket, int channelId, String channel, String subject) {
    }

    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":\"?([^\",}]*)\"?");

    /** Everything that was traded, by symbol, oldest first. */
    public final Map<String, List<Trade>> trades = new LinkedHashMap<>();
    /** All text frames of clients. */
    public final List<String> heard = new ArrayList<>();
    /** All questions over REST. */
    public final List<String> restPaths = new ArrayList<>();
    public int channelsMax = 25;
    /** Nothing is said any more, not even heartbeats. */
    public boolean isDumb;
    /** Subscriptions are not acknowledged. */
    public boolean isForgetful;
    /** An error for each subscribe; zero for none. */
    public int refusal;

    private final VirtualWorld world;
    private final MemoryExchange exchange;
    private final Map<Channel, Map<Integer, Subscribed>> subscribed = new HashMap<>();
    private final Map<Channel, Long> sequences = new HashMap<>();
    private int nextChannelId = 100;
    private long nextTradeId = 1_000;

    public MarketScript(final VirtualWorld world, final MemoryExchange exchange) {
        this.world = world;
        this.exchange = exchange;
        exchange.script = this::hear;
        sweep();
    }

    /** A trade happens, and who listens hears of it. */
    public Trade trade(final String symbol, final double amount, final double price) {
        final Trade trade = new Trade(nextTradeId++, world.wallMs(), amount, price);
        trades.computeIfAbsent(symbol, s -> new ArrayList<>()).add(trade);
        each("trades", symbol, one -> data(one, "\"te\"," + trade.row()));
        each("trades", symbol, one -> data(one, "\"tu\"," + trade.row()));
        return trade;
    }

    /** What REST says about trades, candles and tickers; the same truth. */
    public String rest(final String path) {
        restPaths.add(path);
        final Matcher limit = Pattern.compile("limit=(\\d+)").matcher(path);
        final int rows = limit.find() ? Integer.parseInt(limit.group(1)) : 1_000;
        final Matcher start = Pattern.compile("start=(\\d+)").matcher(path);
        final long startMs = start.find() ? Long.parseLong(start.group(1)) : 0;
        final boolean oldestFirst = path.contains("sort=1");
        final List<String> found = new ArrayList<>();
        if (path.startsWith("trades/")) {
            trades.getOrDefault(path.split("/")[1], List.of()).stream().filter(one -> one.timeMs() >= startMs)
                .forEach(one -> found.add(one.row()));
        } else if (path.startsWith("candles/")) {
            final String[] key = path.split("/")[1].split(":");
            final long lengthMs = lengthMs(key[1]);
            final long firstMs = Math.max(startMs, world.wallMs() - 10_000 * lengthMs);
            // One with the price of its number, so that a test can tell which it is; ahead of all trades, none is missing.
            for (long openMs = (firstMs + lengthMs - 1) / lengthMs * lengthMs; openMs <= world.wallMs(); openMs += lengthMs) {
                found.add("[" + openMs + ",10,11,12,9,1]");
            }
        } else if (path.startsWith("tickers?")) {
            for (final String symbol : path.substring(path.indexOf('=') + 1).split(",")) {
                found.add("[\"" + symbol + "\",1,2,3,4,5,6,7,8,9,10]");
            }
        } else {
            return null;
        }
        if (!oldestFirst) {
            Collections.reverse(found);
        }
        return "[" + String.join(",", found.subList(0, Math.min(rows, found.size()))) + "]";
    }

    private static long lengthMs(final String timeframe) {
        return switch (timeframe) {
            case "1m" -> 60_000;
            case "5m" -> 300_000;
            case "15m" -> 900_000;
            case "1h" -> 3_600_000;
            case "1D" -> 86_400_000;
            default -> throw new AssertionError("the exchange has no candles of " + timeframe);
        };
    }

    /** The exchange forgets a channel, and says nothing on it any more. */
    public void kill(final int channelId) {
        subscribed.values().forEach(here -> here.remove(channelId));
    }

    /** How many channels are subscribed now, on all living connections. */
    public long channelCount() {
        return exchange.sockets.stream().mapToLong(socket -> subscribed.getOrDefault(socket, Map.of()).size()).sum();
    }

    /** Channels of the fullest connection. */
    public int channelCountMax() {
        return exchange.sockets.stream().mapToInt(socket -> subscribed.getOrDefault(socket, Map.of()).size()).max().orElse(0);
    }

    public int channelId(final String channel, final String subject) {
        return subscribed.entrySet().stream().filter(entry -> exchange.sockets.contains(entry.getKey()))
            .flatMap(entry -> entry.getValue().values().stream())
            .filter(one -> one.channel.equals(channel) && one.subject.equals(subject)).findFirst().orElseThrow().channelId;
    }

    public long heardCount(final String part) {
        return heard.stream().filter(text -> text.contains(part)).count();
    }

    private void hear(final Channel socket, final String text) {
        heard.add(text);
        final Map<String, String> fields = new HashMap<>();
        final Matcher matcher = FIELD.matcher(text);
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2));
        }
        if (isDumb) {
            return;
        }
        switch (fields.getOrDefault("event", "")) {
            case "conf" -> MemoryExchange.say(socket,
                "{\"event\":\"conf\",\"status\":\"OK\",\"flags\":" + fields.get("flags") + "}");
            case "ping" -> MemoryExchange.say(socket, "{\"event\":\"pong\",\"ts\":1,\"cid\":" + fields.get("cid") + "}");
            case "subscribe" -> subscribe(socket, fields);
            case "unsubscribe" -> {
                subscribed.getOrDefault(socket, Map.of()).remove(Integer.parseInt(fields.get("chanId")));
                MemoryExchange.say(socket,
                    "{\"event\":\"unsubscribed\",\"status\":\"OK\",\"chanId\":" + fields.get("chanId") + "}");
            }
            default -> { }
        }
    }

    private void subscribe(final Channel socket, final Map<String, String> fields) {
        final String channel = fields.get("channel");
        final String subject = fields.containsKey("key") ? fields.get("key") : fields.get("symbol");
        final String names = "\"channel\":\"" + channel + "\"," + (fields.containsKey("key") ? "\"key\":\"" : "\"symbol\":\"") + subject
            + "\",\"subId\":\"" + fields.get("subId") + "\"";
        final Map<Integer, Subscribed> here = subscribed.computeIfAbsent(socket, s -> new LinkedHashMap<>());
        if (isForgetful) {
            return;
        }
        final int code = refusal != 0 ? refusal : here.size() >= channelsMax ? 10305
            : here.values().stream().anyMatch(one -> one.channel.equals(channel) && one.subject.equals(subject)) ? 10301 : 0;
        if (code != 0) {
            MemoryExchange.say(socket, "{\"event\":\"error\",\"msg\":\"no\",\"code\":" + code + "," + names + "}");
            return;
        }
        final Subscribed fresh = new Subscribed(socket, nextChannelId++, channel, subject);
        here.put(fresh.channelId, fresh);
        MemoryExchange.say(socket, "{\"event\":\"subscribed\",\"chanId\":" + fresh.channelId + "," + names
            + (channel.equals("book") ? ",\"prec\":\"P0\",\"freq\":\"F0\",\"len\":\"25\"" : "") + "}");
        switch (channel) {
            case "trades" -> {
                final List<Trade> all = trades.getOrDefault(subject, List.of());
                final StringBuilder rows = new StringBuilder("[");
                for (int i = all.size() - 1; i >= Math.max(0, all.size() - SNAPSHOT_ROWS); i--) {
                    rows.append(rows.length() > 1 ? "," : "").append(all.get(i).row());
                }
                data(fresh, rows.append("]").toString());
            }
            case "book" -> data(fresh, "[[100,1,1],[101,1,-1]]");
            case "candles" -> data(fresh, "[]");
            default -> { }
        }
    }

    private void data(final Subscribed to, final String payload) {
        if (!isDumb) {
            final long sequence = sequences.merge(to.socket, 1L, Long::sum);
            MemoryExchange.say(to.socket, "[" + to.channelId + "," + payload + "," + sequence + "," + world.wallMs() + "]");
        }
    }

    private void each(final String channel, final String subject, final Consumer<Subscribed> action) {
        List.copyOf(exchange.sockets).forEach(socket -> List.copyOf(subscribed.getOrDefault(socket, Map.of()).values())
            .stream().filter(one -> one.channel.equals(channel) && one.subject.equals(subject)).forEach(action));
    }

    private void sweep() {
        world.loop.schedule(() -> {
            List.copyOf(exchange.sockets).forEach(socket ->
                List.copyOf(subscribed.getOrDefault(socket, Map.of()).values()).forEach(one -> data(one, "\"hb\"")));
            sweep();
        }, 15, TimeUnit.SECONDS);
    }
}
