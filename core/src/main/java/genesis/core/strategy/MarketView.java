package genesis.core.strategy;

import genesis.core.indicator.Features;
import genesis.core.indicator.OpenGaps;
import genesis.core.message.Regime;
import genesis.core.message.Timeframe;
import genesis.core.message.Trigger;

/**
 * What a strategy gets to see: the candle of the decision timeframe that just closed, or the open one as if it closed
 * now. Good for one evaluation. Prices in quote units, volumes in base units.
 */
public interface MarketView {
    /** What asked. */
    Trigger trigger();

    /** What the indicators say of this candle. */
    Features now();

    /** Message time of this evaluation, nanoseconds since 1970 (UTC): the only time there is. */
    long timeNs();

    /** When the candle began, milliseconds since 1970 (UTC). */
    long openTimeMs();

    double open();

    double high();

    double low();

    double close();

    double volume();

    /** Fair value gaps as the last closed candle left them; at a close that is this one. */
    OpenGaps gaps();

    /** Of any timeframe, as its last closed candle left it. */
    Regime regime(Timeframe timeframe);
}
