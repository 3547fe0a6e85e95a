package govbackbone.kit.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

import javax.sql.DataSource;

import govbackbone.events.notice.WebhookEvent;
import govbackbone.kit.admin.AdminJournal;
import govbackbone.kit.command.Commands;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.delivery.Delivery.Channel;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.http.ApiPaths;
import govbackbone.kit.webhook.Destinations;
import govbackbone.kit.webhook.Webhook;
import govbackbone.kit.webhook.WebhookCommand;
import govbackbone.kit.webhook.WebhookConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Delivers the notices of a service, as {@link DeliveryProperties} say. */
@Configuration(proxyBeanMethods = false)
@Import(WebhookConfiguration.class)
@EnableConfigurationProperties(DeliveryProperties.class)
public class DeliveryConfiguration {
    private final String path;

    DeliveryConfiguration(@Value("${backbone.service:${spring.application.name}}") String service) {
        this.path = "/api/admin/" + service + "/deliveries";
    }

    @Bean
    Destinations destinations(DeliveryProperties properties) {
        return new Destinations(properties.webhookKey() != null, properties.webhookHosts());
    }

    @Bean
    Outbox outbox(DataSource dataSource) {
        return new Outbox(new JdbcTemplate(dataSource));
    }

    @Bean
    @DependsOnDatabaseInitialization
    DeliveryMeters deliveryMeters(MeterRegistry meters, Outbox outbox, ObjectProvider<Dispatcher.Pace> pace) {
        return new DeliveryMeters(meters, outbox, pace.getIfAvailable(() -> Dispatcher.Pace.STANDARD).sample());
    }

    @Bean
    SmartLifecycle deliveries(DeliveryProperties properties, DataSource dataSource, EventLog log, Outbox outbox,
            Destinations destinations, ObjectProvider<JavaMailSender> mailServer, ObjectProvider<Dispatcher.Pace> pace,
            ReactorResourceFactory network, DeliveryMeters meters, MeterRegistry registry, Clock clock) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        Dispatcher.Pace eagerness = pace.getIfAvailable(() -> Dispatcher.Pace.STANDARD);
        JavaMailSender server = mailServer.getIfAvailable();
        String from = properties.mailFrom();
        MailDirectory directory = server == null || from == null
                ? new MailDirectory(Map.of())
                : MailDirectory.of(properties.mail());
        Map<Channel, Delivery.Sender> senders = new EnumMap<>(Channel.class);
        Secrets secrets = secrets(properties);
        if (secrets != null) {
            senders.put(Channel.WEBHOOK, new WebhookSender(jdbc, destinations, secrets, clock,
                    HttpClient.create(ConnectionProvider.newConnection()).runOn(network.getLoopResources()),
                    eagerness.patience()));
        }
        if (server != null && from != null) {
            senders.put(Channel.MAIL,
                    new MailSender(patient(server, eagerness.patience()), directory, from, properties.publicUrl(),
                            Outbox.LEASE.dividedBy(2)));
        }
        return new Dispatcher(
                new Collector(log, jdbc, new TransactionTemplate(new JdbcTransactionManager(dataSource)), directory,
                        clock),
                outbox, senders, meters, () -> ThreadLocalRandom.current().nextDouble(),
                eagerness, registry);
    }

    // Without these Jakarta Mail waits for ever.
    private static JavaMailSender patient(JavaMailSender server, Duration patience) {
        if (server instanceof JavaMailSenderImpl configurable) {
            for (String timeout : Set.of("connectiontimeout", "timeout", "writetimeout")) {
                configurable.getJavaMailProperties().putIfAbsent("mail.smtp." + timeout,
                        Long.toString(patience.toMillis()));
            }
        }
        return server;
    }

    private static @Nullable Secrets secrets(DeliveryProperties properties) {
        String key = properties.webhookKey();
        return key == null ? null : new Secrets(Base64.getDecoder().decode(key));
    }

    @Bean
    @Order(0)
    RouterFunction<ServerResponse> deliveryRoutes(Function<ServerRequest, Mono<Actor>> actors, Outbox outbox,
            AggregateType<WebhookCommand, Webhook, WebhookEvent> webhookType, Commands commands, EventLog log,
            DeliveryProperties properties, AdminJournal journal) {
        return new DeliveryRoutes(actors, outbox, webhookType, commands, log, secrets(properties), journal).under(path);
    }

    @Bean
    ApiPaths deliveryPaths() {
        return new DeliveryPaths(path);
    }
}
