package govbackbone.kit.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.events.notice.NoticeKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tools.jackson.databind.json.JsonMapper;

import static govbackbone.kit.notice.NoticeSamples.UNIT;
import static govbackbone.kit.notice.NoticeSamples.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OutboxTest {
    private static final String PAYLOAD = JsonMapper.shared().writeValueAsString(new Collector.Payload("n-1",
            "2020-07-31T16:30:00Z", "unit:" + UNIT, "示例单位", message(NoticeKind.DUNNING, 1)));

    private final ServiceDatabase database = MigratedDatabase.create();
    private final HikariDataSource pool = MigratedDatabase.pool(database);
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private final Outbox outbox = new Outbox(jdbc);

    @AfterEach
    void close() {
        pool.close();
    }

    private Delivery take() {
        return outbox.take(1, 1, List.of()).getFirst();
    }

    @Test
    void a_try_that_has_lost_its_lease_decides_nothing_any_more() {
        jdbc.update(
                "INSERT INTO delivery (notice_id, channel, target, payload) VALUES ('n-1', 'MAIL', 'unit:1', '{}')");
        Delivery slow = take();
        jdbc.update("UPDATE delivery SET due_at = clock_timestamp()");
        Delivery second = take();

        outbox.park(slow, "slow");
        outbox.tryAgain(slow, Duration.ZERO, "slow");
        outbox.delivered(slow);
        assertThat(outbox.take(1, 1, List.of())).isEmpty();
        assertThat(outbox.list(Outbox.State.PENDING)).hasSize(1);

        outbox.delivered(second);
        outbox.park(second, "late");
        assertThat(outbox.list(Outbox.State.DELIVERED)).singleElement()
                .satisfies(row -> assertThat(row.failure()).isNull());
    }

    @Test
    void a_try_from_before_a_replay_decides_nothing_after_it() {
        jdbc.update(
                "INSERT INTO delivery (notice_id, channel, target, payload) VALUES ('n-1', 'MAIL', 'unit:1', '{}')");
        Delivery slow = take();
        jdbc.update("UPDATE delivery SET due_at = clock_timestamp()");
        outbox.park(take(), "refused");
        assertThat(outbox.replayParked()).isEqualTo(1);
        Delivery again = take();
        assertThat(again.tries()).isEqualTo(slow.tries());

        outbox.park(slow, "slow");
        assertThat(outbox.list(Outbox.State.PENDING)).hasSize(1);
        outbox.delivered(again);
        assertThat(outbox.list(Outbox.State.DELIVERED)).hasSize(1);
    }

    @Test
    void what_was_delivered_long_ago_is_forgotten() {
        jdbc.update("""
                INSERT INTO delivery (notice_id, channel, target, payload, delivered_at) VALUES
                ('n-1', 'MAIL', 'unit:1', '{}', clock_timestamp() - interval '31 days'),
                ('n-2', 'MAIL', 'unit:1', '{}', clock_timestamp()), ('n-3', 'MAIL', 'unit:1', '{}', NULL)""");

        assertThat(outbox.forget(Duration.ofDays(30))).isEqualTo(1);
        assertThat(jdbc.queryForList("SELECT notice_id FROM delivery", String.class)).containsExactlyInAnyOrder("n-2",
                "n-3");
    }

    @Test
    void a_mail_server_that_never_comes_to_an_end_is_broken_off() {
        CountDownLatch brokenOff = new CountDownLatch(1);
        JavaMailSenderImpl endless = new JavaMailSenderImpl() {
            @Override
            public MimeMessage createMimeMessage() {
                return new MimeMessage(Session.getInstance(new Properties()));
            }

            @Override
            public void send(MimeMessage message) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    brokenOff.countDown();
                }
            }
        };
        MailSender sender = new MailSender(endless,
                MailDirectory
                        .of(List.of(new DeliveryProperties.MailEntry("unit:" + UNIT, List.of("office@example.com")))),
                "backbone@example.com", "https://digital.example.com", Duration.ofMillis(100));

        assertThatThrownBy(
                () -> sender
                        .send(new Delivery(1, "n-1", Delivery.Channel.MAIL, "unit:" + UNIT, PAYLOAD, 1, Instant.EPOCH)))
                .isInstanceOf(Delivery.Failed.class).hasMessage("timeout");
        await().until(() -> brokenOff.getCount() == 0);
    }
}
