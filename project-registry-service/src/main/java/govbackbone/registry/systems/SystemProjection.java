package govbackbone.registry.systems;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import govbackbone.events.registry.DeliveredResource;
import govbackbone.events.registry.SystemEvent;
import govbackbone.events.registry.SystemEvent.*;
import govbackbone.events.registry.SystemState;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.query.ViewType;
import org.jspecify.annotations.Nullable;

/** The catalogue's entry as a fold of the system's events. */
final class SystemProjection {
    private SystemProjection() {}

    static Projection<SystemEvent, SystemView> projection() {
        return new Projection<>("government-system-view", 1,
                new ViewType<>("government-systems", SystemView.class,
                        new ViewType.Today<>(SystemView.Fitness.class, SystemView::now)),
                SystemEvent.class, Recorded::aggregateId, SystemProjection::fold);
    }

    private static SystemView fold(@Nullable SystemView view, Recorded<SystemEvent> recorded) {
        Draft draft = recorded.event() instanceof SystemRegistered registered
                ? new Draft(registered)
                : new Draft(Objects.requireNonNull(view, "No system before " + recorded));
        apply(draft, recorded.event());
        return draft.view(recorded.aggregateId(), recorded.version());
    }

    private static void apply(Draft draft, SystemEvent event) {
        switch (event) {
            case SystemRegistered _,CapabilityDeclared _,CapabilityWithdrawn _ -> {
            }
            case SystemChanged e -> draft.entry = new SystemRegistered(draft.entry.effectiveOn(),
                    draft.entry.catalogueNo(), e.name(), draft.entry.unit(), draft.entry.unitName(), e.content(),
                    e.functions(), e.hosting(), draft.level, e.resources(), e.notSharingReason(),
                    draft.entry.project());
            case SystemExtended e -> {
                draft.projects = plus(draft.projects, e.project());
                SystemRegistered old = draft.entry;
                draft.entry = new SystemRegistered(old.effectiveOn(), old.catalogueNo(), old.name(), old.unit(),
                        old.unitName(), old.content(), old.functions(), old.hosting(), draft.level,
                        Stream.concat(old.resources().stream(), e.resources().stream()).distinct().toList(),
                        old.notSharingReason(), old.project());
            }
            case ProtectionAssessed e -> {
                draft.level = e.gradingLevel();
                draft.certificate = e.certificate();
                draft.protectedUntil = e.validUntil();
            }
            case CryptographyAssessed e -> {
                draft.cryptoReport = e.report();
                draft.cryptoUntil = e.validUntil();
            }
            case SharingFulfilled e -> draft.shared = plus(draft.shared,
                    new DeliveredResource(e.resource(), e.catalogueNo(), e.records()));
            case SystemRetired e -> draft.retired = e;
        }
    }

    private static <T> List<T> plus(List<T> list, T element) {
        return Stream.concat(list.stream(), Stream.of(element)).distinct().toList();
    }

    /** The view while an event is folded into it. */
    private static final class Draft {
        private SystemRegistered entry;
        private int level;
        private @Nullable String certificate;
        private @Nullable LocalDate protectedUntil;
        private @Nullable String cryptoReport;
        private @Nullable LocalDate cryptoUntil;
        private List<DeliveredResource> shared = List.of();
        private List<String> projects;
        private @Nullable SystemRetired retired;

        Draft(SystemRegistered registered) {
            entry = registered;
            level = registered.gradingLevel();
            projects = registered.project() == null ? List.of() : List.of(registered.project());
        }

        Draft(SystemView view) {
            entry = new SystemRegistered(view.registeredOn(), view.id(), view.name(), view.unit(), view.unitName(),
                    view.content(), view.functions(), view.hosting(), view.gradingLevel(), view.resources(),
                    view.notSharingReason(), null);
            level = view.gradingLevel();
            certificate = view.certificate();
            protectedUntil = view.protectedUntil();
            cryptoReport = view.cryptoReport();
            cryptoUntil = view.cryptoUntil();
            shared = view.shared();
            projects = view.projects();
        }

        SystemView view(String id, long version) {
            List<String> owed = entry.resources().stream()
                    .filter(name -> shared.stream().noneMatch(resource -> resource.name().equals(name))).toList();
            return new SystemView(id, version, retired == null ? SystemState.IN_USE : SystemState.RETIRED,
                    entry.name(), entry.unit(), entry.unitName(), entry.content(), entry.functions(), entry.hosting(),
                    entry.effectiveOn(), level, certificate, protectedUntil, cryptoReport, cryptoUntil,
                    entry.resources(), shared, owed, !owed.isEmpty(), entry.notSharingReason(), projects,
                    retired == null ? null : retired.effectiveOn(), retired == null ? null : retired.reason(),
                    retired == null ? null : retired.dataHandover(), retired == null ? null : retired.successor());
        }
    }
}
