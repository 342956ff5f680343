package genesis.admin.launch;

import genesis.admin.config.Complaint;
import genesis.admin.config.RunOptions;
import genesis.core.pipeline.InputRing;
import genesis.core.unit.InstrumentRegistry;

final class GatewayFeed {
    private GatewayFeed() {
    }

    static Feed open(final RunOptions options, final InputRing ring, final InstrumentRegistry registry) {
        throw Complaint.environment("no gateway yet");
    }
}
