package govbackbone.proposal;

import govbackbone.testkit.hosted.HostedApplication;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** The running service. */
public final class HostedProposals {
    private HostedProposals() {}

    /** @param further properties of this installation */
    public static HostedApplication start(String... further) {
        return HostedApplication.of(ProposalServiceApplication.class, ProposalServiceApplication.NAME, further);
    }

    /** How many commands of that name this instance has decided. */
    public static long decided(HostedApplication instance, String command) {
        return instance.bean(MeterRegistry.class).find("backbone.commands").tag("command", command).timers().stream()
                .mapToLong(Timer::count).sum();
    }
}
