package govbackbone.kit.delivery;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How notices leave the backbone.
 *
 * @param webhookKey   secret of at least 32 bytes in Base64, from which the secrets of subscriptions follow, the same for
 *                     every instance; without it nothing can be subscribed
 * @param webhookHosts {@code host:port} in lower case that may be pushed to wherever they are, also without TLS
 * @param mailFrom     sender of mails; without it, or without {@code spring.mail.host}, no mail is sent
 * @param mail         who gets mail where
 * @param publicUrl    of the gateway, for links in mails
 */
@ConfigurationProperties("backbone.delivery")
record DeliveryProperties(@Nullable String webhookKey, @DefaultValue Set<String> webhookHosts,
        @Nullable String mailFrom, @DefaultValue List<MailEntry> mail,
        @DefaultValue("http://localhost:8080") String publicUrl) {
    /**
     * @param to   an addressee: {@code unit:code}, {@code role:id@code}, {@code person:subject}
     * @param mail addresses
     */
    record MailEntry(String to, List<String> mail) {}
}
