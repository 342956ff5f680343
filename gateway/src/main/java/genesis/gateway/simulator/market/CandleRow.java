package genesis.gateway.simulator.market;

import genesis.gateway.simulator.wire.FrameText;

/** One candle under construction, reused. Without volume it does not exist. Threading: one thread. */
final class CandleRow {
    long openMs;
    long openE8;
    long closeE8;
    long highE8;
    long lowE8;
    long volumeE8;

    void begin(final long atMs) {
        openMs = atMs;
        volumeE8 = 0;
    }

    boolean exists() {
        return volumeE8 > 0;
    }

    /** Takes in what comes after everything taken before. */
    void append(final long nextOpenE8, final long nextCloseE8, final long nextHighE8, final long nextLowE8,
                final long nextVolumeE8) {
        if (nextVolumeE8 == 0) {
            return;
        }
        if (volumeE8 == 0) {
            openE8 = nextOpenE8;
            highE8 = nextHighE8;
            lowE8 = nextLowE8;
        }
        closeE8 = nextCloseE8;
        highE8 = Math.max(highE8, nextHighE8);
        lowE8 = Math.min(lowE8, nextLowE8);
        volumeE8 += nextVolumeE8;
    }

    /** {@code [ms,open,close,high,low,volume]} */
    void write(final FrameText text) {
        text.raw('[').whole(openMs).raw(',').e8(openE8).raw(',').e8(closeE8).raw(',').e8(highE8).raw(',')
            .e8(lowE8).raw(',').e8(volumeE8).raw(']');
    }
}
