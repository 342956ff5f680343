package genesis.admin.doctor;

import genesis.gateway.rest.PublicRequests;
import genesis.gateway.rest.RestOutcome;
import genesis.gateway.stream.Environment;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** The way to the exchange, layer by layer, and its clock. The first layer that fails is the one to look at. */
public final class VenueChecks {
    private static final int TIMEOUT_MS = 5_000;
    /** Beyond this, latencies and ages that are measured against the exchange's times mean nothing. */
    private static final long OFFSET_MS_WARN = 500;
    /** Beyond this, the day of a client id and the end of a candle are another one than the exchange's. */
    private static final long OFFSET_MS_MAX = 10_000;

    private final Findings findings;
    private final Venue venue;

    public VenueChecks(final Findings findings, final Venue venue) {
        this.findings = findings;
        this.venue = venue;
    }

    /** Asks only what anyone may ask; false where nobody is there. */
    public boolean run(final Asker asker) throws InterruptedException {
        if (!reach()) {
            return false;
        }
        final Set<URI> streams = new LinkedHashSet<>(List.of(venue.stream(), venue.accountStream()));
        for (final URI stream : streams) {
            hello(stream, stream.equals(venue.stream()));
        }
        platform(asker);
        return true;
    }

    private boolean reach() {
        boolean isThere = true;
        for (final URI door : venue.doors()) {
            isThere &= reach(door);
        }
        return isThere;
    }

    private boolean reach(final URI door) {
        final String name = Venue.door(door);
        final long startNs = System.nanoTime();
        final InetSocketAddress address = new InetSocketAddress(door.getHost(), Environment.portOf(door));
        if (address.isUnresolved()) {
            findings.fail("reach", name + ": the name is not known", "check the address in genesis.venue, the name server and the network");
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(address, TIMEOUT_MS);
            final long connectedNs = System.nanoTime();
            final String encryption = Environment.isEncrypted(door) ? encryption(socket, door) : ", not encrypted";
            findings.ok("reach", String.format(Locale.ROOT, "%s, TCP in %.1f ms%s", name, (connectedNs - startNs) / 1e6, encryption));
            return true;
        } catch (final IOException e) {
            findings.fail("reach", name + ": " + e.getMessage(), "check the address in genesis.venue, the network, a firewall and, for"
                + " certificates, the clock of this machine");
            return false;
        }
    }

    private static String encryption(final Socket socket, final URI door) throws IOException {
        socket.setSoTimeout(TIMEOUT_MS);
        final long startNs = System.nanoTime();
        try (SSLSocket tls = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault())
            .createSocket(socket, door.getHost(), Environment.portOf(door), true)) {
            final var parameters = tls.getSSLParameters();
            // Without it, any valid certificate of anybody would do.
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            return String.format(Locale.ROOT, ", %s in %.1f ms", tls.getSession().getProtocol(), (System.nanoTime() - startNs) / 1e6);
        }
    }

    private void hello(final URI stream, final boolean withClock) throws InterruptedException {
        try (StreamProbe probe = StreamProbe.open(stream, TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MS))) {
            final String hello = probe.hello();
            if (hello == null) {
                findings.fail("stream", stream + " says nothing", "check that the address is that of a WebSocket of the exchange, such as"
                    + " wss://api-pub.bitfinex.com/ws/2");
                return;
            }
            if (!hello.contains("\"event\":\"info\"") || !hello.contains("\"version\":2")) {
                findings.fail("stream", stream + " says " + StreamProbe.shown(hello), "this is not version 2 of the protocol; check the address");
                return;
            }
            final boolean isOpen = !hello.contains("\"status\":0");
            if (isOpen) {
                findings.ok("stream", stream + ", version 2");
            } else {
                findings.fail("stream", stream + " is in maintenance", "wait; a running engine reconnects by itself");
            }
            if (withClock) {
                clock(probe);
            }
        } catch (final IOException e) {
            findings.fail("stream", stream + ": " + e.getMessage(), "check the address and what stands between, such as a proxy that knows"
                + " no WebSockets");
        }
    }

    private void clock(final StreamProbe probe) throws InterruptedException {
        final StreamProbe.Offset offset = probe.offset();
        if (offset == null) {
            findings.warn("clock", "the exchange did not tell its time", "compare the clock of this machine by hand: timedatectl");
            return;
        }
        final String found = String.format(Locale.ROOT, "%+d ms against the exchange, known to %.1f ms", offset.offsetMs(),
            offset.roundTripNs() / 2e6);
        final long far = Math.abs(offset.offsetMs()) - TimeUnit.NANOSECONDS.toMillis(offset.roundTripNs() / 2);
        if (far > OFFSET_MS_MAX) {
            findings.fail("clock", found, "set the clock: switch on NTP (timedatectl set-ntp true), then look again");
        } else if (far > OFFSET_MS_WARN) {
            findings.warn("clock", found, "switch on NTP (timedatectl set-ntp true); ages of market data are off by this much");
        } else {
            findings.ok("clock", found);
        }
    }

    private void platform(final Asker asker) throws InterruptedException {
        final RestOutcome<Boolean> status = asker.ask(PublicRequests.platformStatus());
        if (status.isAnswer() && status.value()) {
            findings.ok("platform", venue.rest() + ", operative");
        } else if (status.isAnswer() || status.kind() == RestOutcome.Kind.MAINTENANCE) {
            findings.fail("platform", "the exchange is in maintenance", "wait; a running engine goes on by itself when it is over");
        } else if (status.kind() == RestOutcome.Kind.RATE_LIMITED) {
            findings.fail("platform", "HTTP 429: this address asked too often", "wait a minute without asking; other programs on this"
                + " address count as well");
        } else {
            findings.fail("platform", venue.rest() + ": " + Asker.words(status), "check genesis.venue.rest and what stands between");
        }
    }
}
