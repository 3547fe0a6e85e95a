package govbackbone.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import javax.sql.DataSource;

import govbackbone.events.DocumentNumber;
import govbackbone.events.EventType;
import govbackbone.events.ExplainedDate;
import govbackbone.events.RuleBasis;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.*;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.kit.eventstore.EventJson;

/** Whole lives of cases, written straight into a log: sample data. */
final class SampleLives {
    private static final String APPEND = """
            INSERT INTO event (sequence, event_id, revision, type, aggregate_type, aggregate_id, payload, metadata)
            VALUES (?, ?::uuid, ?, ?, ?, ?, ?::json, ?::json)""";
    private static final String METADATA = "{\"subject\":\"bench\",\"name\":\"bench\",\"correlationId\":\"bench\"}";
    private static final List<Theme> THEMES = List.of(Theme.values());
    private static final int UNITS = 50;
    private static final int TELEPHONE_CALLS = 5;
    private static final int CASES_AT_ONCE = 200;
    private static final LocalDate FIRST = LocalDate.of(2017, 1, 2);
    private static final int DAYS = 1_000;

    private final Random random = new Random(1);
    private final EventJson json = new EventJson(List.of(CaseEvent.class), List.of());
    private final List<UnitCode> units = units();

    private static List<UnitCode> units() {
        List<UnitCode> units = new ArrayList<>();
        for (int i = 0; units.size() < UNITS; i++) {
            String body = "11370300%09d".formatted(i);
            "0123456789ABCDEFGHJKLMNPQRTUWXY".chars().mapToObj(check -> body + (char) check)
                    .flatMap(code -> UnitCode.parse(code).stream()).forEach(units::add);
        }
        return units;
    }

    /** @return how many events that took */
    int write(DataSource log, int cases) throws SQLException {
        int events = 0;
        try (Connection connection = log.getConnection();
                PreparedStatement insert = connection.prepareStatement(APPEND)) {
            connection.setAutoCommit(false);
            for (int i = 1; i <= cases; i++) {
                List<CaseEvent> life = life(i);
                for (int sequence = 0; sequence < life.size(); sequence++) {
                    CaseEvent event = life.get(sequence);
                    insert.setLong(1, sequence);
                    insert.setString(2, new UUID(i, sequence).toString());
                    insert.setInt(3, 1);
                    insert.setString(4, event.getClass().getAnnotation(EventType.class).value());
                    insert.setString(5, "proposal.case");
                    insert.setString(6, "case-" + i);
                    insert.setString(7, json.write(event));
                    insert.setString(8, METADATA);
                    insert.addBatch();
                }
                events += life.size();
                if (i % CASES_AT_ONCE == 0 || i == cases) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
        }
        return events;
    }

    private List<CaseEvent> life(int number) {
        UnitCode unit = units.get(random.nextInt(UNITS));
        LocalDate[] day = {FIRST.plusDays(random.nextInt(DAYS))};
        Person person = new Person("bench", "示例");
        List<CaseEvent> life = new ArrayList<>();
        life.add(new CaseReceived(day[0], random.nextBoolean() ? Source.NPC_SUGGESTION : Source.CPPCC_PROPOSAL,
                Level.CITY, 15, 4, "示例" + number, "示例标题"));
        life.add(new CaseRegistered(next(day), "正文", true, THEMES.get(random.nextInt(THEMES.size())),
                List.of(new Proposer("p1", "示例代表", true, null, null, null, null, null)), null, List.of()));
        life.add(new CaseAssigned(next(day), "示例交办机关", AssignmentMode.SOLE,
                List.of(new AssignedUnit(unit, "示例单位" + unit, HandlingRole.SOLE)), "sample", 1));
        life.add(new CaseEvent.DeadlineSet(day[0], DeadlineKind.REPLY, unit, 1,
                ExplainedDate.onDay(day[0], day[0].plusDays(60)), new RuleBasis("sample", 1, "示例", "Sample"), false));
        life.add(new CaseAcknowledged(next(day), unit, List.of()));
        life.add(new HandlingTeamAppointed(next(day), unit,
                new Team(person, person, person, "示例科室", person, List.of())));
        for (int i = 0; i < TELEPHONE_CALLS; i++) {
            life.add(new ProposerContacted(next(day), unit, 1, "p1", ContactChannel.PHONE, "示例"));
        }
        life.add(new ResearchRecorded(next(day), unit, 1, "示例", "示例"));
        life.add(new ProposerContacted(next(day), unit, 1, "p1", ContactChannel.TALK, "示例"));
        life.add(new ReplyDrafted(next(day), unit, 1, 1, person, random.nextBoolean() ? "A" : "B", "答复", List.of(),
                List.of()));
        life.add(new CollectiveReviewPassed(next(day), unit, 1, 1, List.of("bench"), "示例"));
        life.add(new ReplySigned(next(day), unit, 1, 1, new DocumentNumber("示建字〔2020〕" + number + "号"), person, null,
                new Disclosure(DisclosureDecision.FULL, null)));
        life.add(new ReplyDelivered(next(day), unit, 1, "p1", DeliveryMethod.IN_PERSON, null, List.of()));
        Satisfaction satisfaction = random.nextBoolean() ? Satisfaction.SATISFIED : Satisfaction.BASICALLY;
        life.add(new OpinionRecorded(next(day), unit, 1, "p1", satisfaction, satisfaction, null));
        life.add(new CaseCompleted(next(day), CompletionGround.ALL_OPINIONS_IN));
        life.add(new CaseArchived(next(day), "示例" + number));
        return life;
    }

    private LocalDate next(LocalDate[] day) {
        day[0] = day[0].plusDays(1 + random.nextInt(6));
        return day[0];
    }
}
