package genesis.gateway.stream;

import genesis.core.message.Channel;
import genesis.core.message.Timeframe;

/**
 * One thing that the exchange can be asked to push.
 *
 * @param timeframe of candles; null for all others
 */
public record Topic(Channel channel, String symbol, Timeframe timeframe) {
    public Topic {
        if ((channel == Channel.CANDLES) != (timeframe != null)) {
            throw new IllegalArgumentException("candles, and only they, have a timeframe: " + channel + " " + timeframe);
        }
    }

    public static Topic of(final Channel channel, final String symbol) {
        return new Topic(channel, symbol, null);
    }

    public static Topic candles(final String symbol, final Timeframe timeframe) {
        return new Topic(Channel.CANDLES, symbol, timeframe);
    }
}
