package govbackbone.proposal.notices;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.Subjects;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.CaseAssigned;
import govbackbone.events.proposal.CaseEvent.CaseCorrected;
import govbackbone.events.proposal.CaseEvent.CaseReassigned;
import govbackbone.events.proposal.CaseEvent.CaseReceived;
import govbackbone.events.proposal.CaseEvent.CaseRenumbered;
import govbackbone.events.proposal.CaseEvent.CaseTransferred;
import govbackbone.events.proposal.CaseEvent.DeadlineRecalculated;
import govbackbone.events.proposal.CaseEvent.DeadlineSet;
import govbackbone.events.proposal.CaseEvent.HandlingTeamAppointed;
import govbackbone.events.proposal.CaseEvent.HandlingTeamChanged;
import govbackbone.events.proposal.CorrectableField;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.HandlingRole;
import govbackbone.events.proposal.Person;
import govbackbone.events.proposal.Team;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Phrase;
import govbackbone.kit.notice.Announcement.Receiver;
import govbackbone.kit.units.Unit;
import govbackbone.kit.units.Units;

/** What notices need to know of a case: what it is called, who handles it and until when. */
final class CaseFile {
    private record Limit(UnitCode unit, DeadlineKind kind) {}

    private final Units directory;
    private final Phrase name;
    private final Map<UnitCode, HandlingRole> units = new LinkedHashMap<>();
    private final Map<UnitCode, String> names = new HashMap<>();
    private final Map<UnitCode, Team> teams = new HashMap<>();
    private final Map<Limit, LocalDate> limits = new HashMap<>();

    /**
     * @param history   of the case, from receipt on
     * @param directory for the names of units that have no part in it
     */
    CaseFile(List<CaseEvent> history, Units directory) {
        this.directory = directory;
        CaseReceived paper = (CaseReceived) history.getFirst();
        String caseNo = paper.caseNo();
        String title = paper.title();
        for (CaseEvent event : history) {
            switch (event) {
                case CaseRenumbered e -> caseNo = e.newCaseNo();
                case CaseCorrected e when e.field() == CorrectableField.TITLE -> title = e.newValue();
                default -> handled(event);
            }
        }
        this.name = Phrase.of("第{1}号{0}《{2}》", "{0} No. {1} “{2}”", paper.source(), caseNo, title);
    }

    private void handled(CaseEvent event) {
        switch (event) {
            case CaseAssigned e -> e.units().forEach(unit -> take(unit.code(), unit.name(), unit.role()));
            case CaseReassigned e -> {
                take(e.to(), e.toName(), units.getOrDefault(e.from(), HandlingRole.SOLE));
                units.remove(e.from());
            }
            case CaseTransferred e -> units.remove(e.unit());
            case HandlingTeamAppointed e -> teams.put(e.unit(), e.team());
            case HandlingTeamChanged e -> teams.put(e.unit(), e.team());
            case DeadlineSet e -> limits.put(new Limit(e.unit(), e.kind()), e.due().date());
            case DeadlineRecalculated e -> limits.put(new Limit(e.unit(), e.kind()), e.due().date());
            default -> {
            }
        }
    }

    private void take(UnitCode unit, String unitName, HandlingRole role) {
        units.put(unit, role);
        names.put(unit, unitName);
    }

    Phrase name() {
        return name;
    }

    Optional<LocalDate> due(UnitCode unit, DeadlineKind kind) {
        return Optional.ofNullable(limits.get(new Limit(unit, kind)));
    }

    /** Units that take part, replying and co-handling ones. */
    List<Receiver> units() {
        return units.keySet().stream().map(this::unit).toList();
    }

    /** Units that reply. */
    List<UnitCode> replying() {
        return units.entrySet().stream().filter(unit -> unit.getValue() != HandlingRole.CO).map(Map.Entry::getKey)
                .toList();
    }

    Receiver unit(UnitCode unit) {
        return Receiver.unit(unit, unitName(unit));
    }

    /** The unit and, once it has a team, the person who handles the case. */
    List<Receiver> handling(UnitCode unit) {
        return Stream.concat(Stream.of(unit(unit)), team(unit).map(Team::handler).map(CaseFile::person).stream())
                .toList();
    }

    /** Everybody of the team but one. */
    List<Receiver> teamBut(UnitCode unit, String subject) {
        return team(unit).stream().flatMap(CaseFile::members).filter(person -> !person.subject().equals(subject))
                .map(CaseFile::person).toList();
    }

    /** Those members of the team. */
    List<Receiver> members(UnitCode unit, Collection<String> subjects) {
        Set<String> wanted = subjects.stream().map(Subjects::canonical).collect(Collectors.toSet());
        return team(unit).stream().flatMap(CaseFile::members)
                .filter(person -> wanted.contains(Subjects.canonical(person.subject()))).map(CaseFile::person)
                .toList();
    }

    /** Who signs for the unit: the principal of its team, else whoever has that role there. */
    Receiver principal(UnitCode unit) {
        return team(unit).map(Team::principal).map(CaseFile::person)
                .orElseGet(() -> Receiver.role(Role.PRINCIPAL, unit, unitName(unit)));
    }

    Receiver office(UnitCode unit) {
        return Receiver.role(Role.OFFICE, unit, unitName(unit));
    }

    private Optional<Team> team(UnitCode unit) {
        return Optional.ofNullable(teams.get(unit));
    }

    private static Stream<Person> members(Team team) {
        return Stream.concat(Stream.of(team.principal(), team.deputy(), team.office(), team.handler()),
                team.others().stream());
    }

    private String unitName(UnitCode unit) {
        return names.getOrDefault(unit, unit.value());
    }

    /** The name under which it was assigned the case or, of another unit, has on that day. */
    String unitName(UnitCode unit, LocalDate on) {
        return Optional.ofNullable(names.get(unit)).or(() -> directory.on(on, unit).map(Unit::name))
                .orElse(unit.value());
    }

    static Receiver person(Person person) {
        return Receiver.person(person.subject(), person.name());
    }
}
