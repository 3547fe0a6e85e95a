package govbackbone.kit.command;

import java.math.BigDecimal;
import java.util.UUID;

import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Objection;
import govbackbone.kit.ledger.Ledger;
import govbackbone.kit.ledger.LedgerCommand;
import govbackbone.kit.ledger.LedgerCommand.CloseLedger;
import govbackbone.kit.ledger.LedgerCommand.MakeEntries;
import govbackbone.kit.ledger.LedgerCommand.MakeEntry;
import govbackbone.kit.ledger.LedgerCommand.OpenLedger;
import govbackbone.kit.ledger.LedgerService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What one handler may enter again and again makes no record too large to be shown, and keeps nobody from ending it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RecordLimitsTest {
    private static LedgerService service;

    @BeforeAll
    static void start() {
        service = new LedgerService();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String opened() {
        return service.give(null, new OpenLedger(UUID.randomUUID().toString())).id();
    }

    private static MakeEntry note(int characters) {
        return new MakeEntry(BigDecimal.ONE, "示".repeat(characters));
    }

    private static Objection refusal(LedgerService by, String id, LedgerCommand command) {
        return catchThrowableOfType(CommandFailure.Refused.class, () -> by.give(id, command)).refusal().objections()
                .getFirst();
    }

    /** Four notes fit, a fifth does not. */
    private static String full() {
        String id = opened();
        for (int i = 0; i < 4; i++) {
            service.give(id, note(120_000));
        }
        return id;
    }

    @Test
    void what_is_too_large_for_one_event_is_refused_with_a_code() {
        Objection objection = refusal(service, opened(), note(131_072));
        assertThat(objection.reason()).isEqualTo(TooMuch.EVENT_TOO_LARGE);
        assertThat(objection.arguments()).containsExactly(257L, 256L);
    }

    @Test
    void notes_end_when_a_record_has_taken_its_fill() {
        String id = full();
        assertThat(refusal(service, id, note(60_000)).reason()).isEqualTo(TooMuch.RECORD_FULL);
        service.give(id, note(10));
    }

    @Test
    void a_record_full_of_notes_can_be_brought_to_its_end() {
        String id = full();
        while (catchThrowableOfType(CommandFailure.Refused.class, () -> service.give(id, note(4_000))) == null) {
            // until nothing fits
        }
        assertThat(service.give(id, new CloseLedger()).id()).isEqualTo(id);
    }

    @Test
    void the_backbone_has_twice_the_room() {
        String id = full();
        Submission<LedgerCommand> own = new Submission<>(Ledger.TYPE, id, note(400_000), Actor.BACKBONE, null, null,
                "x");
        assertThat(service.give(own).version()).isEqualTo(6);
        assertThat(catchThrowableOfType(CommandFailure.Refused.class, () -> service.give(own)).refusal().objections()
                .getFirst().reason()).isEqualTo(TooMuch.RECORD_FULL);
    }

    @Test
    void every_instance_knows_what_a_record_weighs() {
        String id = full();
        try (LedgerService another = new LedgerService(service.database)) {
            assertThat(refusal(another, id, note(60_000)).reason()).isEqualTo(TooMuch.RECORD_FULL);
        }
    }

    @Test
    void a_snapshot_knows_what_its_record_weighs() {
        String id = full();
        service.give(id, new MakeEntries(100));
        LedgerService.eventually(() -> assertThat(new JdbcTemplate(service.dataSource)
                .queryForObject("SELECT weight FROM snapshot WHERE aggregate_id = ?", Long.class, id))
                .isGreaterThan(4 * 240_000));
        try (LedgerService another = new LedgerService(service.database)) {
            assertThat(refusal(another, id, note(60_000)).reason()).isEqualTo(TooMuch.RECORD_FULL);
        }
    }

    @Test
    void recent_states_are_kept_up_to_so_many_bytes() {
        RecentStates states = new RecentStates(100_000);
        RecentStates.OfKind<String> kind = states.of("a");
        for (int i = 0; i < 1_000; i++) {
            kind.put("" + i, new RecentStates.Recent<>("", 0, 1_000, 0));
        }
        assertThat(states.cache().estimatedSize()).isBetween(50L, 71L);
        kind.put("large", new RecentStates.Recent<>("", 0, 200_000, 0));
        assertThat(kind.get("large")).isNull();
    }

    @Test
    void recent_states_of_two_kinds_are_not_confused() {
        RecentStates states = new RecentStates(100_000);
        states.of("a").put("1", new RecentStates.Recent<>("", 0, 1_000, 0));
        assertThat(states.of("b").get("1")).isNull();
    }
}
